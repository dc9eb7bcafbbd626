import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Tally } from '../../../../shared/proposals/proposal.ts';
import { useLatest, useSession, type Words } from '../../platform/island.ts';
import { hasConsented, isHinted, lastAccount, sessionLost } from '../../platform/session.ts';
import { keptUnder } from '../../platform/store.ts';
import { useModule } from './lazily.ts';
import { useCount } from './vote-count.ts';
import { LaterPost } from './vote-later.ts';
import { unsentKey } from './vote-memory.ts';
import type { GuestMethods, VoteIds } from './vote-post.ts';
import { startOf } from './vote-state.ts';

const loadDesk = () => import('./vote-desk.ts');

interface Told {
  /** Votes counted when the page was published; `null` while they are hidden. */
  readonly tally: Tally | null;
  readonly isHidden: boolean;
  readonly voteMinimum: number;
  /** Whether votes are open, by this device's clock. */
  readonly isOpen: boolean;
  /** Ways to verify and vote without an account; `null`: there is none. */
  readonly guestMethods: GuestMethods | null;
}

/** The own vote on a proposal: the last word is sent, and kept on the device until it is answered. */
export function useVote(ids: VoteIds, told: Told, reason: string, words: Words) {
  const { isHidden, isOpen } = told;
  const { componentId, proposalId } = ids;
  const [state, update] = useState(() => startOf(isHidden ? null : told.tally, told.voteMinimum));
  const me = useSession();
  const id = me === undefined ? undefined : hasConsented(me) ? me.id : null;
  const isLost = () => isHinted() && sessionLost() !== null;
  const account = () => id ?? (isLost() ? lastAccount() : null);
  const latest = useLatest({ account, isOpen, readAgain: () => {} });
  const post = useMemo(
    () =>
      new LaterPost({
        componentId,
        proposalId,
        reason,
        words,
        guestMethods: told.guestMethods,
        update,
        account: () => latest.current.account(),
        isOpen: () => latest.current.isOpen,
        readAgain: () => latest.current.readAgain(),
      }),
    [componentId, proposalId],
  );
  const hasUnsent = useMemo(
    () => id !== undefined && keptUnder(unsentKey(proposalId, null), () => true).length > 0,
    [id, proposalId],
  );
  const isVoter = id !== undefined && (id !== null || isLost() || hasUnsent || state.status !== 'idle');
  const desk = useModule(loadDesk, isVoter);
  useEffect(() => {
    if (!desk.isLost) return;
    window.addEventListener('online', desk.again);
    return () => window.removeEventListener('online', desk.again);
  }, [desk.isLost]);
  const tell = (readAgain: () => void) => {
    latest.current.readAgain = readAgain;
  };
  useCount(proposalId, { isHidden, isOpen, settling: state.settling }, update);
  useEffect(() => {
    if (!isOpen) post.wake();
  }, [isOpen, post]);
  return {
    state,
    post,
    desk: desk.module,
    ballot: { ids, id, post, update, isOpen: () => latest.current.isOpen, tell },
  };
}
