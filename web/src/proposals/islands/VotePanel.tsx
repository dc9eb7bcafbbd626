import { formatClock } from '../../../../shared/platform/format.ts';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { Instant } from '../../../../shared/platform/time.ts';
import type { Choice, ProposalState, Tally } from '../../../../shared/proposals/proposal.ts';
import type { ProposalGate } from '../../../../shared/proposals/views.ts';
import { formatEnd } from '../../../../shared/spaces/dates.ts';
import { signInPath, useLive, useSession, useWords, type Words } from '../../platform/island.ts';
import { type Opening, useOpening } from '../../platform/island-gate.ts';
import { useVote } from './use-vote.ts';
import { Closed, Note, OpinionButtons, Opinions, type PartProps } from './vote-parts.tsx';
import { Pips } from './vote-pips.tsx';
import type { GuestMethods } from './vote-post.ts';
import { figuresOf } from './vote-state.ts';
import { HiddenTotal, Total } from './vote-total.tsx';

export interface VotePanelProps extends Words {
  /** IANA time zone of the organization: dates are said in it. */
  readonly timeZone: string;
  /** Path of this page, to come back to after sign-in. */
  readonly path: string;
  readonly componentId: ComponentId;
  readonly componentName: string;
  readonly proposalId: ProposalId;
  readonly title: string;
  readonly gate: ProposalGate;
  /** What voting asks for, in words; without it nothing but an account. */
  readonly needs?: string | undefined;
  /** Ways to verify and vote without an account, where there are any. */
  readonly guestMethods?: GuestMethods | null;
  readonly state: ProposalState;
  readonly withdrawnAt: Instant | null;
  /** Votes counted when the page was published; `null`: nobody sees them before the phase ends. */
  readonly tally: Tally | null;
  /** Since when it has as many supports as it needs. */
  readonly reachedAt: Instant | null;
  /** What the page says of the result, once the vote is over. */
  readonly finalCount: string | null;
}

/** Support or opinion beside a proposal: one press, and words that say what was recorded. Nothing where votes are off. */
export function VotePanel(panel: VotePanelProps) {
  const { voteKind } = panel.gate.settings;
  return voteKind === 'none' ? null : <Panel kind={voteKind} panel={panel} />;
}

function Panel({ kind, panel }: Pick<PartProps, 'kind' | 'panel'>) {
  const t = useWords(panel);
  const opening = useOpening(panel.gate.voting, panel.gate.phase);
  const { countsHidden: isHidden, settings } = panel.gate;
  // The gate of the page says the rest of the rule: `mayVote` would bring more script than it is worth here.
  const isOpen = opening.isOpen && panel.state !== 'withdrawn' && panel.state !== 'rejected';
  const { guestMethods = null } = panel;
  const told = { tally: panel.tally, isHidden, voteMinimum: settings.voteMinimum, isOpen, guestMethods };
  const { state, post, desk, ballot } = useVote(panel, told, t(`vote.reason.${kind}`, { title: panel.title }), panel);
  const figures = figuresOf(state);
  const part = { t, kind, panel, state } as const;
  return (
    <aside class="vote" aria-label={t(`vote.label.${kind}`)}>
      {desk && <desk.VoteDesk {...ballot} />}
      {figures ? <Total {...part} figures={figures} /> : <HiddenTotal {...part} />}
      {isOpen && <Controls {...part} send={(choice) => post.press(choice)} />}
      <div class="stack stack-8">
        <div class="stack stack-8" role="status">
          {isOpen ? <OpenNote {...part} /> : <Closed {...part} opening={opening} />}
        </div>
        {panel.finalCount && <p>{panel.finalCount}</p>}
        {isOpen && desk && <desk.More t={t} state={state} />}
        {isOpen && desk && <desk.Again t={t} state={state} retry={() => post.wake(true)} />}
      </div>
      {isOpen && desk && <desk.GuestNote t={t} state={state} />}
      {figures && !panel.finalCount && <Counted {...part} />}
      {figures && kind === 'opinion' && (!isOpen || state.recorded) && <Opinions t={t} figures={figures} />}
      {isOpen && <Until {...part} opening={opening} />}
    </aside>
  );
}

/** When the figures were counted, once they were read from the file of the count. */
function Counted({ t, panel, state: { countedAt } }: PartProps) {
  if (countedAt === null) return null;
  return <p class="muted">{t('vote.counted-at', { time: formatClock(countedAt, panel.locale, panel.timeZone) })}</p>;
}

function OpenNote(part: PartProps) {
  const me = useSession();
  const { gate } = part.panel;
  const limit = part.kind === 'support' ? gate.settings.voteLimit : 0;
  return (
    <>
      {me && <Pips limit={limit} left={part.state.votesLeft} />}
      <Note {...part} isNobody={!me} />
    </>
  );
}

interface ControlsProps extends PartProps {
  readonly send: (choice: Choice | null) => void;
}

/** What is pressed; without scripts, the way to sign in. */
function Controls({ t, kind, panel, state, send }: ControlsProps) {
  const live = useLive();
  if (!live) {
    return (
      <a class="btn" href={signInPath(panel.locale, panel.path)}>
        {t(`vote.act.${kind}`)}
      </a>
    );
  }
  // The second click of a double click must not take back what the first has given.
  const press = (choice: Choice | null) => (event: MouseEvent) => {
    if (event.detail < 2) send(choice);
  };
  if (kind === 'opinion') return <OpinionButtons t={t} state={state} press={press} />;
  const { voteLimit } = panel.gate.settings;
  const isUsedUp = voteLimit > 0 && state.votesLeft === 0 && state.wanted === null;
  if (isUsedUp) return null;
  return (
    <button
      class={state.wanted ? 'btn btn--2' : 'btn'}
      type="button"
      aria-busy={state.status === 'sending'}
      onClick={press(state.wanted ? null : 'support')}
    >
      {t(state.wanted ? 'vote.take-back' : 'vote.act.support')}
    </button>
  );
}

function Until({ t, panel, opening }: PartProps & { readonly opening: Opening }) {
  const until = opening.isOpen ? opening.until : null;
  return (
    <p class="desk muted">
      {until ? t('vote.until', { date: formatEnd(until, panel.locale, panel.timeZone) }) : t('vote.while-open')}{' '}
      {t('vote.secret')}
    </p>
  );
}
