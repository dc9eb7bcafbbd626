import type { ComponentChildren } from 'preact';
import { formatDay, type Translate } from '../../../../shared/platform/format.ts';
import type { Choice, Tally } from '../../../../shared/proposals/proposal.ts';
import { problemWords } from '../../platform/island.ts';
import { closedWords, type Opening } from '../../platform/island-gate.ts';
import { Shares } from '../../platform/island-shares.tsx';
import type { VotePanelProps } from './VotePanel.tsx';
import { sharesOf, type VoteState } from './vote-state.ts';

type VoteKind = 'support' | 'opinion';

/** What all parts of the panel are given. */
export interface PartProps {
  readonly t: Translate;
  readonly kind: VoteKind;
  readonly panel: VotePanelProps;
  readonly state: VoteState;
}

const OPINIONS = ['agree', 'mixed', 'disagree'] as const satisfies readonly Choice[];
const KINDS = { agree: 'for', mixed: 'neutral', disagree: 'against' } as const;

/** How opinions are shared out. */
export function Opinions({ t, figures }: { readonly t: Translate; readonly figures: Tally }) {
  const percents = sharesOf(figures);
  const shares = OPINIONS.map((choice, index) => {
    const percent = percents[index] ?? 0;
    return { kind: KINDS[choice], percent, said: t(`vote.share.${choice}`, { share: percent }) };
  });
  return <Shares shares={shares} />;
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

interface MinimumProps {
  readonly t: Translate;
  readonly minimum: number;
  readonly missing: number;
  readonly isChanged: boolean;
}

/** Whether the votes of this person count already, where there must be some before any does. */
function Minimum({ t, minimum, missing, isChanged }: MinimumProps) {
  if (minimum === 0) return null;
  if (missing > 0) return <p class="note">{t('vote.missing', { count: missing, minimum })}</p>;
  return isChanged ? <p>{t('vote.all-counted')}</p> : null;
}

/** What is recorded, on its way or refused, in one or two sentences. */
export function Note({
  t,
  kind,
  panel,
  state,
  isNobody,
}: PartProps & { readonly isNobody: boolean }): ComponentChildren {
  const { status, wanted, problem, votesLeft, votesMissing, isChanged, isLost } = state;
  const { voteMinimum, voteLimit } = panel.gate.settings;
  const limit = kind === 'support' ? voteLimit : 0;
  const left = votesLeft ?? limit;
  if (status === 'sending') return <p>{t('vote.sending')}</p>;
  if (status !== 'idle' && status !== 'late') {
    return <p class="note note--alert">{t(`vote.${status}`, { kept: state.isKept ? 'yes' : 'no' })}</p>;
  }
  if (problem && problem.code !== 'proposal.vote-limit-reached') {
    return <p class="note note--alert">{problemWords(t, problem)}</p>;
  }
  if (isLost) return <p class="note note--alert">{t('vote.lost')}</p>;
  const ofLimit = limit > 0 && votesLeft !== null ? ` ${t('vote.left', { left, limit })}` : '';
  if (wanted) {
    const recorded = kind === 'support' ? t('vote.recorded') : t('vote.recorded-opinion', { choice: wanted });
    return (
      <>
        <p>{recorded + ofLimit}</p>
        <Minimum t={t} minimum={voteMinimum} missing={votesMissing} isChanged={isChanged} />
      </>
    );
  }
  if (isChanged) return <p>{t(`vote.taken-back.${kind}`) + ofLimit}</p>;
  if (limit > 0 && left === 0) return <p>{t('vote.limit-reached', { limit, component: panel.componentName })}</p>;
  const { needs } = panel;
  if (isNobody) return <p>{needs || t(`vote.nobody.${kind}`)}</p>;
  const rule = voteMinimum > 0 ? ` ${t('vote.minimum', { minimum: voteMinimum })}` : '';
  const oneEach = kind === 'support' ? t('vote.one-each') : '';
  const said = limit > 0 ? t('vote.left', { left, limit }) + rule : rule || oneEach;
  return [needs, said].map((words) => words && <p>{words}</p>);
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
      {state.status === 'late' && <p class="note note--alert">{t(state.isLost ? 'vote.late-lost' : 'vote.late')}</p>}
    </>
  );
}

function reasonOf({ t, panel, opening }: ClosedProps): string {
  const { locale, timeZone, gate, withdrawnAt, reachedAt } = panel;
  if (panel.state === 'withdrawn') {
    if (withdrawnAt === null) return t('vote.withdrawn');
    return t('vote.withdrawn-since', { date: formatDay(withdrawnAt, locale, timeZone) });
  }
  if (opening.isOpen || panel.state === 'rejected') return t('problem.proposal.not-votable');
  const { closesAtThreshold, supportThreshold: needed } = gate.settings;
  if (opening.because !== 'ended' && reachedAt !== null && closesAtThreshold)
    return t('vote.full', { needed, date: formatDay(reachedAt, locale, timeZone) });
  return closedWords(t, 'vote', opening, gate.phase, panel);
}
