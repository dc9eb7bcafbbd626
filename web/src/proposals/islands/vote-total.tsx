import { formatDay, formatNumber } from '../../../../shared/platform/format.ts';
import type { Tally } from '../../../../shared/proposals/proposal.ts';
import { formatEnd } from '../../../../shared/spaces/dates.ts';
import type { PartProps } from './vote-parts.tsx';

/** How much of what is needed there is; the words beside it say the same. */
function Progress({ count, needed }: { readonly count: number; readonly needed: number }) {
  const percent = Math.min(100, Math.floor((count / needed) * 100));
  return (
    <svg class="bar bar--vote" width="100%" height="8" aria-hidden="true">
      <rect width={`${percent}%`} height="8" />
    </svg>
  );
}

/** The mark of a proposal that has what it needs. */
function Reached({ t, panel }: PartProps) {
  const { reachedAt, locale, timeZone } = panel;
  return (
    <span class="reached">
      {reachedAt === null ? t('vote.reached-now') : t('vote.reached', { date: formatDay(reachedAt, locale, timeZone) })}
    </span>
  );
}

/** The sum of the votes asked for, whether the own one is among them, and how many are needed where that is set. */
export function Total({ figures, ...part }: PartProps & { readonly figures: Tally }) {
  const { t, kind, panel, state } = part;
  const { supportThreshold: needed } = panel.gate.settings;
  const { support, agree, mixed, disagree } = figures;
  const [count, supporters] = kind === 'support' ? [support, support] : [agree + mixed + disagree, agree];
  const isOwn = state.wanted !== null && state.votesMissing === 0;
  const ofNeeded = kind === 'support' && needed > 0;
  const words = t(`vote.total${ofNeeded ? '-of' : ''}${isOwn ? '-own' : ''}.${kind}`, { count, needed });
  const isReached = needed > 0 && (supporters >= needed || panel.reachedAt !== null);
  return (
    <div class="stack stack-8">
      <p class="total">
        {formatNumber(count, panel.locale)} <span>{words}</span>
      </p>
      {needed > 0 && <Progress count={supporters} needed={needed} />}
      {needed > 0 && !ofNeeded && (
        <p>
          {formatNumber(supporters, panel.locale)} {t('vote.total-of.opinion', { needed })}
        </p>
      )}
      {isReached && <Reached {...part} />}
    </div>
  );
}

/** In the place of the sum, while nobody may see it: until when. */
export function HiddenTotal({ t, panel }: PartProps) {
  const end = panel.gate.phase?.endsAt ?? null;
  return (
    <p class="hidden-total">
      {end === null ? t('vote.hidden') : t('vote.hidden-until', { date: formatEnd(end, panel.locale, panel.timeZone) })}
    </p>
  );
}
