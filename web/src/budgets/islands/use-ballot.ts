import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RuleContext } from '../../../../shared/budgets/ballot-left.ts';
import type { CatalogueFile } from '../../../../shared/budgets/views.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { useLatest, useSession } from '../../platform/island.ts';
import { hasConsented, isHinted, isRegistered, lastAccount, sessionLost } from '../../platform/session.ts';
import { BallotPost, IDLE, type PostState } from './ballot-post.ts';
import type { BallotPanelProps } from './ballot-props.ts';
import { type BasketState, BasketSync, startOf } from './basket-sync.ts';

/** Who composes a ballot; `undefined`: not known yet. */
function useVoter() {
  const me = useSession();
  const isLost = me === null && isHinted() && sessionLost() !== null;
  const account = me === undefined ? undefined : hasConsented(me) ? me.id : isLost ? lastAccount() : null;
  const isGuest = me !== undefined && me !== null && !isRegistered(me);
  const isTransient = isGuest || me?.assistance !== undefined;
  return { account, isKnown: !isLost, isGuest, isTransient };
}

/** The unfinished ballot of who uses this page, kept as well as can be. */
function useBasket(componentId: BallotPanelProps['componentId'], catalogue: CatalogueFile) {
  const { account, isKnown, isGuest, isTransient } = useVoter();
  const [isReady, setReady] = useState(false);
  const [state, update] = useState<BasketState>(() => startOf([]));
  const sync = useMemo(() => new BasketSync({ componentId, catalogue, update }), [componentId, catalogue]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (account === undefined) return;
    let isWanted = true;
    sync.enter(account, isKnown, isTransient).then(() => isWanted && setReady(true));
    return () => {
      isWanted = false;
      sync.stop();
    };
  }, [sync, account, isKnown, isTransient, turn]);
  useEffect(() => {
    const wake = () => sync.wake();
    window.addEventListener('online', wake);
    return () => window.removeEventListener('online', wake);
  }, [sync]);
  return { account, isGuest, isTransient, isReady, state, sync, readAgain: () => setTurn((before) => before + 1) };
}

/** What ballots are judged by here; where somebody has still to verify, check-out says in which envelopes they vote. */
function rulesOf({ settings, envelopes, projects }: CatalogueFile, { standing }: BasketState): RuleContext {
  const mustVerify = standing?.refusal?.code.startsWith('verification.') === true;
  const isKnown = standing !== null && !mustVerify && standing.refusal?.code !== 'budget.voting-closed';
  return { settings, envelopes, projects, ...(isKnown && { votesIn: new Set(standing.votesIn) }) };
}

/** The own ballot: unfinished, on its way, or cast. */
export function useBallot(props: BallotPanelProps, catalogue: CatalogueFile, t: Translate, isOpen: boolean) {
  const { componentId, guestMethods } = props;
  const basket = useBasket(componentId, catalogue);
  const [sent, setSent] = useState<PostState>(IDLE);
  const [receipt, setReceipt] = useState<string | null>(null);
  const { account, isTransient, sync, readAgain } = basket;
  const latest = useLatest({ account: account ?? null, isOpen, isTransient, sync, readAgain });
  const post = useMemo(
    () =>
      new BallotPost({
        componentId,
        reason: t('ballot.reason'),
        words: props,
        guestMethods,
        update: setSent,
        account: () => latest.current.account,
        isOpen: () => latest.current.isOpen,
        mayKeep: () => !latest.current.isTransient,
        done: (content, cast) => {
          setReceipt(cast.receipt);
          latest.current.sync.cast(content, cast.revision);
        },
        refused: () => latest.current.readAgain(),
      }),
    [componentId],
  );
  useEffect(() => {
    if (account !== undefined) post.resume();
  }, [account, post]);
  useEffect(() => {
    const wake = () => document.visibilityState === 'visible' && post.wake();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [post]);
  return { ...basket, rules: rulesOf(catalogue, basket.state), post, sent, setSent, receipt, setReceipt };
}
