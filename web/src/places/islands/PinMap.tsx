import { useEffect, useRef, useState } from 'preact/hooks';
import type { Point } from '../../../../shared/places/geometry.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { useLatest } from '../../platform/island.ts';
import type { TerritoryShape } from './outlines.ts';
import type { Pin } from './pin-on-map.ts';

interface PinMapProps {
  readonly t: Translate;
  readonly outlines: readonly TerritoryShape[];
  readonly point: Point | null;
  readonly choose: (point: Point) => void;
}

/** A map on which a pin is put: pressed, dragged, or moved under the pin in its middle by keyboard. */
export function PinMap({ t, outlines, point, choose }: PinMapProps) {
  const canvas = useRef<HTMLDivElement>(null);
  const pin = useRef<Pin | null>(null);
  const chosen = useLatest(choose);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  useEffect(() => {
    let isGone = false;
    import('./pin-on-map.ts').then(
      async ({ pinOnMap, mapStyles }) => {
        await mapStyles();
        if (isGone || !canvas.current) return;
        pin.current = pinOnMap(canvas.current, { t, outlines, point, choose: (at) => chosen.current(at) });
        setState('shown');
      },
      () => setState('failed'),
    );
    return () => {
      isGone = true;
      pin.current?.stop();
    };
  }, []);
  useEffect(() => pin.current?.put(point), [point]);
  useEffect(() => pin.current?.draw(outlines), [outlines, state]);
  return (
    <div class="stack stack-8">
      <p class="help" id="proposal-place-map-help">
        {t('place.map-help')}
      </p>
      <div class="place-map__aim">
        <div
          class="place-map__canvas place-map__canvas--small"
          ref={canvas}
          aria-describedby="proposal-place-map-help"
        />
      </div>
      <p role="status" class="small">
        {state === 'loading' && t('map.loading')}
        {state === 'failed' && t('place.failed')}
      </p>
      <button class="btn btn--2 btn--s" type="button" disabled={state !== 'shown'} onClick={() => pin.current?.take()}>
        {t('place.pin-here')}
      </button>
    </div>
  );
}
