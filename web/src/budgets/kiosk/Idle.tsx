import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { useIdle } from './use-idle.ts';

/** Seconds without a sign of anybody after which the next voter finds an empty screen. */
const IDLE_SECONDS = 90;
const WARNING_SECONDS = 30;

/** Asks whether somebody is still there, and empties the screen when nobody is. */
export function Idle({ t, over }: { readonly t: Translate; readonly over: () => void }) {
  const { left, stay } = useIdle(IDLE_SECONDS, WARNING_SECONDS, over);
  return left === null ? null : <Warning t={t} left={left} stay={stay} />;
}

function Warning({ t, left, stay }: { readonly t: Translate; readonly left: number; readonly stay: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="still-there" onClose={stay}>
      <div class="stack">
        <h2 id="still-there">{t('kiosk.idle.title')}</h2>
        <p>{t('kiosk.idle.text', { seconds: left })}</p>
        <form method="dialog">
          <button class="btn" type="submit">
            {t('kiosk.idle.stay')}
          </button>
        </form>
      </div>
    </dialog>
  );
}
