import type { Translate } from '../../../../shared/platform/format.ts';
import type { CastOutcome } from './kiosk-queue.ts';
import { Title } from './Title.tsx';
import { useCountdown } from './use-idle.ts';

/** Seconds for which a receipt stays on the screen. */
const SHOWN_SECONDS = 30;

interface DoneProps {
  readonly t: Translate;
  readonly outcome: Exclude<CastOutcome, { readonly kind: 'refused' }>;
  readonly leave: () => void;
}

/** What became of the ballot, said as it is; then the screen empties itself. Nothing can be copied: the next one could paste it. */
export function DoneStage({ t, outcome, leave }: DoneProps) {
  const left = useCountdown(SHOWN_SECONDS, leave);
  const isKept = outcome.kind === 'kept';
  return (
    <section class="stack stack-24">
      <Title text={t(isKept ? 'kiosk.done.kept-title' : 'kiosk.done.title')} />
      {isKept && <p class="note note--alert">{t('kiosk.done.kept')}</p>}
      {outcome.kind === 'recorded' && outcome.receipt !== null && (
        <div class="receipt stack stack-8">
          <p class="label">{t('kiosk.done.receipt')}</p>
          <p class="receipt-code">{outcome.receipt}</p>
          <p>{t('kiosk.done.receipt-help')}</p>
        </div>
      )}
      <p class="row no-print">
        <button class="btn" type="button" onClick={leave}>
          {t('kiosk.done.leave')}
        </button>
        {!isKept && (
          <button class="btn btn--2" type="button" onClick={() => print()}>
            {t('kiosk.done.print')}
          </button>
        )}
      </p>
      <p class="muted no-print">{t('kiosk.done.reset', { seconds: left })}</p>
    </section>
  );
}
