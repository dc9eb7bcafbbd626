import type { ComponentChildren } from 'preact';
import { formatDay, formatNumber, type Translate } from '../../../../shared/platform/format.ts';
import type { Choice, Tally } from '../../../../shared/proposals/contract.ts';
import { formatEnd } from '../../../../shared/spaces/dates.ts';
import { problemWords } from '../../platform/island.ts';
import type { Opening } from '../../platform/island-gate.ts';
import type { VotePanelProps } from './VotePanel.tsx';
import { sharesOf, type VoteState } from './vote-state.ts';

export type VoteKind = 'support' | 'opinion';

/** What all parts of the panel are given. */
export interface PartProps {
  readonly t: Translate;
  readonly kind: VoteKind;
  readonly panel: VotePanelProps;
  readonly state: VoteState;
}

/** Limits up to this are shown as marks to count; beyond, figures are easier to read. */
const MOST_PIPS = 10;

/** The sum of the votes asked for, and whether the own one is among them. */
export function Total({ t, kind, panel, state, figures }: PartProps & { readonly figures: Tally }) {
  const count = kind === 'support' ? figures.support : figures.agree + figures.mixed + figures.disagree;
  return (
    <p class="total">
      {formatNumber(count, panel.locale)}{' '}
      <span>{t(state.wanted ? `vote.total-own.${kind}` : `vote.total.${kind}`, { count })}</span>
    </p>
  );
}

/** Supports given and left, as marks; the words beside them say the same. */
export function Pips({ limit, left }: { readonly limit: number; readonly left: number | null }) {
  if (limit < 1 || limit > MOST_PIPS || left === null) return null;
  const used = limit - left;
  return (
    <span class="pips" aria-hidden="true">
      {Array.from({ length: limit }, (_, index) => (
        <i key={index} class={index < used ? 'on' : undefined} />
      ))}
    </span>
  );
}

const OPINIONS = ['agree', 'mixed', 'disagree'] as const satisfies readonly Choice[];
const SIGNS = { agree: 'pos pos--for', mixed: 'pos', disagree: 'pos pos--against' } as const;
const BARS = { agree: 'is-for', mixed: undefined, disagree: 'is-against' } as const;

/** How opinions are shared out: a bar, and the same in words. */
export function Opinions({ t, figures }: { readonly t: Translate; readonly figures: Tally }) {
  const shares = sharesOf(figures);
  const [agree, mixed] = shares;
  const starts = [0, agree, agree + mixed];
  return (
    <div class="stack stack-8">
      <svg class="balance" width="100%" height="10" aria-hidden="true">
        {OPINIONS.map((choice, index) => (
          <rect key={choice} class={BARS[choice]} x={`${starts[index]}%`} width={`${shares[index]}%`} height="100%" />
        ))}
      </svg>
      <p class="row small">
        {OPINIONS.map((choice, index) => (
          <span key={choice} class={SIGNS[choice]}>
            {t(`vote.share.${choice}`, { share: shares[index] ?? 0 })}
          </span>
        ))}
      </p>
    </div>
  );
}

interface OpinionButtonsProps {
  readonly t: Translate;
  readonly state: VoteState;
  readonly press: (choice: Choice | null) => (event: MouseEvent) => void;
}

/** Three answers; the one given is pressed, and pressing it again takes it back. */
export function OpinionButtons({ t, state, press }: OpinionButtonsProps) {
  return (
    <fieldset class="stack stack-8">
      <legend>{t('vote.question')}</legend>
      {OPINIONS.map((choice) => {
        const isGiven = state.wanted === choice;
        return (
          <button
            key={choice}
            class={isGiven ? 'btn btn--wide' : 'btn btn--2 btn--wide'}
            type="button"
            aria-pressed={isGiven}
            aria-busy={isGiven && state.status === 'sending'}
            onClick={press(isGiven ? null : choice)}
          >
            {t(`vote.${choice}`)}
          </button>
        );
      })}
    </fieldset>
  );
}

/** What is recorded, on its way or refused, in one or two sentences. */
export function Note({
  t,
  kind,
  panel,
  state,
  isNobody,
}: PartProps & { readonly isNobody: boolean }): ComponentChildren {
  const { status, wanted, problem, votesLeft, isChanged } = state;
  const limit = kind === 'support' ? panel.gate.settings.voteLimit : 0;
  const left = votesLeft ?? limit;
  if (status === 'sending') return <p>{t('vote.sending')}</p>;
  if (status === 'unsent') return <p class="note note--alert">{t('vote.unsent')}</p>;
  if (problem && problem.code !== 'proposal.vote-limit-reached') {
    return <p class="note note--alert">{problemWords(t, problem)}</p>;
  }
  const ofLimit = limit > 0 && votesLeft !== null ? ` ${t('vote.left', { left, limit })}` : '';
  if (wanted) {
    const recorded = kind === 'support' ? t('vote.recorded') : t('vote.recorded-opinion', { choice: wanted });
    return <p>{recorded + ofLimit}</p>;
  }
  if (isChanged) return <p>{t(`vote.taken-back.${kind}`) + ofLimit}</p>;
  if (limit > 0 && left === 0) return <p>{t('vote.limit-reached', { limit, component: panel.componentName })}</p>;
  if (isNobody) return <p>{t(`vote.nobody.${kind}`)}</p>;
  if (limit > 0) return <p>{t('vote.left', { left, limit })}</p>;
  return kind === 'support' ? <p>{t('vote.one-each')}</p> : null;
}

interface ClosedProps extends PartProps {
  readonly opening: Opening;
}

/** Why nobody can vote here now, and the own vote if there is one. */
export function Closed(part: ClosedProps) {
  const { t, kind, state } = part;
  const own = kind === 'support' ? t('vote.own') : t('vote.own-opinion', { choice: state.recorded ?? '' });
  return (
    <>
      <p>{reasonOf(part)}</p>
      {state.recorded && <p>{own}</p>}
    </>
  );
}

function reasonOf({ t, panel, opening }: ClosedProps): string {
  const { locale, timeZone, gate, withdrawnAt } = panel;
  if (panel.state === 'withdrawn') {
    if (withdrawnAt === null) return t('vote.withdrawn');
    return t('vote.withdrawn-since', { date: formatDay(withdrawnAt, locale, timeZone) });
  }
  if (opening.isOpen) return t('problem.proposal.not-votable');
  const { because, since } = opening;
  const date = since ? (because === 'ended' ? formatEnd : formatDay)(since, locale, timeZone) : '';
  return because === 'none'
    ? t('vote.closed')
    : t(`vote.closed-${because}`, { date, phase: gate.phase?.title.text ?? '' });
}
