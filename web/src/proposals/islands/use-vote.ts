import { useEffect, useRef, useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { ComponentId, ProposalId } from '../../../../shared/platform/ids.ts';
import type { Choice, Tally } from '../../../../shared/proposals/proposal.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { useLatest, useSession, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { isPassing } from '../../platform/problem.ts';
import { isRegistered } from '../../platform/session.ts';
import { forgetUnsent, keepUnsent, keptUnsent, readTally } from './vote-memory.ts';
import { answered, givenUp, sending, startOf, type VoteState } from './vote-state.ts';

interface Ids {
  readonly componentId: ComponentId;
  readonly proposalId: ProposalId;
}
type Update = (change: (state: VoteState) => VoteState) => void;

/** When the count is read again after a vote: it is counted within a second, and published at most every 2 s. */
const REFRESH_MS = [1500, 5000];

const call = (params: Ids, choice: Choice | null) =>
  choice === null ? api.proposals.withdrawVote({ params }) : api.proposals.castVote({ params, body: { choice } });

/** Reads the count on load, and again after each own vote. */
function useCount(proposalId: ProposalId, isHidden: boolean, settling: VoteState['settling'], update: Update) {
  useEffect(() => {
    if (isHidden) return;
    readTally(proposalId).then((counted) => counted && update((state) => ({ ...state, counted })));
  }, [proposalId, isHidden, update]);
  useEffect(() => {
    if (settling === null || isHidden) return;
    const read = async (isLast: boolean) => {
      const counted = await readTally(proposalId);
      if (counted) update((state) => ({ ...state, counted, settling: isLast ? null : state.settling }));
    };
    const timers = REFRESH_MS.map((pause, index) => setTimeout(read, pause, index === REFRESH_MS.length - 1));
    return () => timers.forEach(clearTimeout);
  }, [proposalId, isHidden, settling, update]);
}

interface Sending {
  /** Changes with each vote that is sent, so that an answer read before it is known to be old. */
  readonly turn: { readonly current: number };
  readonly busy: { readonly current: boolean };
  readonly send: (choice: Choice | null) => void;
}

/** Reads the own vote once somebody is signed in, then sends what this device has not sent yet. */
function useBallot({ componentId, proposalId }: Ids, update: Update, sending: Sending) {
  const me = useSession();
  const latest = useLatest(sending);
  const participantId = me === undefined ? undefined : isRegistered(me) ? me.id : null;
  useEffect(() => {
    const { busy, turn, send } = latest.current;
    if (participantId === undefined || busy.current) return;
    const unsent = keptUnsent(proposalId);
    if (participantId === null) {
      // The session has ended before the vote was sent: it is shown as unsent, with the way to send it.
      if (unsent?.participantId) update((state) => ({ ...state, wanted: unsent.choice, status: 'unsent' }));
      return;
    }
    const asked = turn.current;
    api.proposals.readBallot({ params: { componentId }, query: { proposal: [proposalId] } }).then((ballot) => {
      if (turn.current !== asked) return;
      if (ballot.ok) {
        const { votes, votesLeft, votesMissing } = ballot.data;
        const recorded = votes[proposalId] ?? null;
        update((state) => ({ ...state, recorded, wanted: recorded, votesLeft, votesMissing }));
      }
      if (unsent && (unsent.participantId ?? participantId) === participantId) send(unsent.choice);
    });
  }, [participantId, componentId, proposalId, latest, update]);
}

/** Tries again when the connection is back. */
function useReturn(isWaiting: boolean, again: () => void) {
  const latest = useLatest(again);
  useEffect(() => {
    if (!isWaiting) return;
    const tell = () => latest.current();
    window.addEventListener('online', tell);
    return () => window.removeEventListener('online', tell);
  }, [isWaiting, latest]);
}

interface Told {
  /** Votes counted when the page was published; `null` while they are hidden. */
  readonly tally: Tally | null;
  readonly isHidden: boolean;
  readonly voteMinimum: number;
}

/** The own vote on a proposal: sent once at a time, kept on the device until it is answered. */
export function useVote(ids: Ids, { tally, isHidden, voteMinimum }: Told, reason: string, words: Words) {
  const [state, update] = useState(() => startOf(isHidden ? null : tally, voteMinimum));
  const busy = useRef(false);
  const turn = useRef(0);
  const { proposalId } = ids;

  const send = async (choice: Choice | null) => {
    if (busy.current) return;
    busy.current = true;
    turn.current += 1;
    keepUnsent(proposalId, { choice, participantId: null });
    const act = (me: Me) => {
      keepUnsent(proposalId, { choice, participantId: me.id });
      update((before) => sending(before, choice));
      return call(ids, choice);
    };
    const result = await asParticipant(reason, words, act);
    busy.current = false;
    if (result === null) update(givenUp);
    else update((before) => answered(before, choice, result));
    if (result === null || result.ok || !isPassing(result.problem)) forgetUnsent(proposalId);
  };
  useCount(proposalId, isHidden, state.settling, update);
  useBallot(ids, update, { turn, busy, send });
  useReturn(state.status === 'unsent', () => send(state.wanted));
  return { state, send };
}
