import { useEffect, useState } from 'preact/hooks';
import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { useLatest } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { isPassing } from '../../platform/problem.ts';
import { isHinted, lastAccount, readSession, sessionLost } from '../../platform/session.ts';
import { onKept } from '../../platform/store.ts';
import type { LaterPost } from './vote-later.ts';
import { keptUnsent, unsentKey } from './vote-memory.ts';
import type { VoteIds } from './vote-post.ts';
import { known, pending, type VoteState } from './vote-state.ts';

type Update = (change: (state: VoteState) => VoteState) => void;

/** How soon a service that did not answer is asked again who somebody is and what their vote is: longer each time. */
const FIRST_ROUND_MS = 10_000;
const MOST_DOUBLINGS = 5;

const lostPause = (round: number): number =>
  FIRST_ROUND_MS * 2 ** Math.min(round, MOST_DOUBLINGS) * (0.5 + Math.random());

/** The vote that this device has still to send: of the account, or pressed just before sign-in. */
function unsentOf(proposalId: ProposalId, account: string | null, isTheirs: boolean) {
  const own = account === null ? null : keptUnsent(proposalId, account);
  const nobodys = isTheirs ? keptUnsent(proposalId, null) : null;
  return own !== null && nobodys !== null ? (nobodys.at > own.at ? nobodys : own) : (own ?? nobodys);
}

export { Again, More } from './vote-again.tsx';
export { GuestNote } from './vote-guest.tsx';

/** What the desk of a voter needs of the panel. */
export interface Ballot {
  readonly ids: VoteIds;
  /** Who is signed in; `null`: nobody, `undefined`: not known yet. */
  readonly id: string | null | undefined;
  readonly post: LaterPost;
  readonly update: Update;
  readonly isOpen: () => boolean;
}

const isUnknown = (id: string | null): boolean => id === null && isHinted() && sessionLost() !== null;

/** Reads the own vote of who is signed in. Says whether an answer came. */
async function readOwn({ ids, id, post, update }: Ballot, isWanted: () => boolean): Promise<boolean> {
  const { componentId, proposalId } = ids;
  if (typeof id !== 'string') return !isUnknown(null);
  const asked = post.turn;
  const ballot = await api.proposals.readBallot({ params: { componentId }, query: { proposal: [proposalId] } });
  if (isWanted() && ballot.ok && post.turn === asked) update((state) => known(state, proposalId, ballot.data));
  return ballot.ok || !isPassing(ballot.problem);
}

/** Reads the own vote once somebody is signed in, then sends what this device has not sent yet. */
function useBallot(ballot: Ballot): () => void {
  const [round, setRound] = useState(0);
  const [failures, setFailures] = useState(0);
  const { id, ids, post, update, isOpen } = ballot;
  useEffect(() => {
    if (id === undefined) return;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (id !== null) post.prepare();
    const unsent = unsentOf(ids.proposalId, id ?? lastAccount(), id !== null || isUnknown(id));
    readOwn(ballot, () => isWanted).then((isAnswered) => {
      if (!isWanted) return;
      update((state) => ({ ...state, isLost: !isAnswered }));
      if (unsent === null || post.isBusy) post.wake();
      else if (isOpen()) post.resume(unsent);
      else update((state) => pending(state, unsent, 'late'));
      setFailures(isAnswered ? 0 : failures + 1);
      if (isAnswered) return;
      timer = setTimeout(async () => {
        if (id === null) await readSession();
        if (isWanted) setRound(round + 1);
      }, lostPause(failures));
    });
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [id, ids.componentId, ids.proposalId, post, round, update]);
  return () => setRound((before) => before + 1);
}

/** Tries again when the connection is back, when the window is looked at again, and when another window has done something. */
function useReturn(proposalId: ProposalId, account: string | null, post: LaterPost, readAgain: () => void) {
  const latest = useLatest(readAgain);
  useEffect(() => {
    const wake = () => document.visibilityState === 'visible' && post.wake();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    const stop = onKept(unsentKey(proposalId, account), () => {
      if (post.isBusy) post.wake();
      else if (account !== null && keptUnsent(proposalId, account) === null) latest.current();
    });
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      stop();
    };
  }, [proposalId, account, post, latest]);
}

interface VoteDeskProps extends Ballot {
  /** Told how to read the own vote again. */
  readonly tell: (readAgain: () => void) => void;
}

/**
 * Reads the own vote and sends what this device has not sent yet. Shows nothing: a part of its own, so that readers who
 * are not signed in and have nothing to send do not load it.
 */
export function VoteDesk({ tell, ...ballot }: VoteDeskProps): null {
  const readAgain = useBallot(ballot);
  tell(readAgain);
  useReturn(ballot.ids.proposalId, ballot.id ?? null, ballot.post, readAgain);
  return null;
}
