import type { LaneFigures } from '../../../../shared/mails/contract.ts';
import type { MailState } from '../../../../shared/platform/mail-state.ts';
import { MAIL_STATES } from '../../../../shared/platform/mail-states.ts';
import { useOffice } from '../context.ts';
import { sumOf } from './mail-sums.ts';
import type { WatchedFigures } from './use-figures.ts';

/** States that are told of even where no mail is in them. */
const ALWAYS: readonly MailState[] = ['waiting', 'delivered', 'failed'];

function Lane({ figures: { lane, counts, oldest } }: { readonly figures: LaneFigures }) {
  const { t, number, moment } = useOffice();
  const shown = MAIL_STATES.filter((state) => counts[state] > 0 || ALWAYS.includes(state));
  return (
    <section class="panel stack stack-16" aria-labelledby={`h-lane-${lane}`}>
      <h3 id={`h-lane-${lane}`}>{t(`mails.lane.${lane}`)}</h3>
      <dl class="mail-counts">
        {shown.map((state) => (
          <div key={state} data-state={state}>
            <dt>{t(`mails.state.${state}`)}</dt>
            <dd>{number(counts[state])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('mails.oldest')}</dt>
          <dd>{oldest === null ? t('mails.oldest.none') : moment(oldest)}</dd>
        </div>
      </dl>
    </section>
  );
}

/** Each lane with its mails by state; one sentence where no mail was sent. */
export function Lanes({ figures: { at, lanes }, rate }: WatchedFigures) {
  const { t, number, moment } = useOffice();
  const isEmpty = sumOf(lanes, MAIL_STATES) === 0;
  return (
    <section class="stack stack-16" aria-labelledby="h-lanes">
      <h2 id="h-lanes">{t('mails.lanes')}</h2>
      {isEmpty ? (
        <div class="empty">
          <p>{t('mails.empty')}</p>
        </div>
      ) : (
        <div class="mail-lanes">
          {lanes.map((figures) => (
            <Lane key={figures.lane} figures={figures} />
          ))}
        </div>
      )}
      <p class="muted">
        {t('mails.rate', { rate: rate === null ? t('mails.rate.measuring') : number(rate) })}{' '}
        {t('mails.as-of', { moment: moment(at) })}
      </p>
    </section>
  );
}
