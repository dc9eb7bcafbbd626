import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { ProposalFilters } from '../../../../shared/proposals/list.ts';
import { useLive, useWords, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { InView } from './InView.tsx';
import type { Columns } from './points.ts';
import type { ResultsOnMap } from './results-on-map.ts';

interface Territory {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
}

interface ResultsMapProps extends Words {
  readonly componentId: ComponentId;
  /** Path of the list, language included: proposals stand below it. */
  readonly listPath: string;
  readonly filters: ProposalFilters;
  readonly outlinesPath: string | null;
  readonly territories: readonly Territory[];
  /** What is shown until the map is there, and where it cannot be had. */
  readonly children?: ComponentChildren;
}

/** Everything that has to be there before a map can be shown; loaded side by side. */
async function load(componentId: ComponentId, filters: ProposalFilters) {
  const loading = import('./results-on-map.ts');
  const [{ resultsOnMap }, answer] = await Promise.all([
    loading,
    api.proposals.listPlaces({ params: { componentId }, query: filters }),
    loading.then(({ mapStyles }) => mapStyles()),
  ]);
  if (!answer.ok) throw new Error(answer.problem.code);
  return { resultsOnMap, columns: answer.data };
}

/** A card with the way to the proposal. */
function cardOf(t: Translate, columns: Columns, listPath: string, number: number): HTMLElement {
  const link = document.createElement('a');
  link.href = `${listPath}proposals/prp_${columns.ids[number]}/`;
  link.textContent = columns.titles?.[number] ?? t('map.open');
  return link;
}

/** Results on a map that moves, and below it a list of those in view. */
export function ResultsMap(props: ResultsMapProps) {
  const { componentId, filters, listPath, territories, outlinesPath, locale, children } = props;
  const t = useWords(props);
  const live = useLive();
  const canvas = useRef<HTMLDivElement>(null);
  const shown = useRef<ResultsOnMap | null>(null);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [bounds, setBounds] = useState<string | null>(null);

  useEffect(() => {
    let isGone = false;
    load(componentId, filters).then(
      ({ resultsOnMap, columns }) => {
        if (isGone || !canvas.current) return;
        setState('shown');
        canvas.current.hidden = false;
        const card = (number: number) => cardOf(t, columns, listPath, number);
        const options = { t, locale, columns, outlinesPath, territories, moved: setBounds, cardOf: card };
        shown.current = resultsOnMap(canvas.current, options);
      },
      () => setState('failed'),
    );
    return () => {
      isGone = true;
      shown.current?.stop();
    };
  }, []);

  return (
    <div class="stack">
      {state !== 'shown' && children}
      <p class={state === 'shown' ? 'sr' : 'small muted'} role="status">
        {state === 'loading' && live && t('map.loading')}
        {state === 'failed' && t('map.failed')}
      </p>
      {state === 'shown' && <Ways t={t} territories={territories} show={(id) => shown.current?.show(id)} />}
      <div class="place-map__canvas" ref={canvas} hidden />
      {state === 'shown' && (
        <>
          <p class="small muted">{t('map.keys')}</p>
          <InView t={t} componentId={componentId} filters={filters} listPath={listPath} bounds={bounds} />
        </>
      )}
    </div>
  );
}

interface WaysProps {
  readonly t: Translate;
  readonly territories: readonly Territory[];
  readonly show: (territoryId: string | null) => void;
}

/** Ways to another part of the map that need no pointer. */
function Ways({ t, territories, show }: WaysProps) {
  return (
    <div class="row">
      {territories.length > 0 && (
        <label class="row small">
          {t('map.go-to')}
          <select class="input input--s" onChange={({ currentTarget }) => show(currentTarget.value || null)}>
            <option value="">{t('map.go-to-choose')}</option>
            {territories.map(({ id, name, lang }) => (
              <option key={id} value={id} lang={lang}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <button class="btn btn--2 btn--s" type="button" onClick={() => show(null)}>
        {t('map.whole')}
      </button>
    </div>
  );
}
