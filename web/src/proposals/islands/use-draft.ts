import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { Proposal } from '../../../../shared/proposals/proposal.ts';
import { useSession, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { isRegistered } from '../../platform/session.ts';
import type { DraftState } from './draft-keeper.ts';
import {
  type Draft,
  forgetDraft,
  isBlank,
  isSame,
  type KeptDraft,
  keptDraft,
  keptDrafts,
  keptFrom,
  newKept,
  shownSlot,
  writtenIn,
} from './draft-memory.ts';
import { DraftSync } from './draft-sync.ts';

/** Id of the form in the page. */
export const FORM_ID = 'proposal-form';

/**
 * What was typed and chosen in the published form before its script ran. It is read while the island is drawn for the
 * first time: the page is then as its reader left it, and hydration gives controls the values they were published with.
 */
function typedEarly(): Partial<Draft> {
  if (typeof document === 'undefined') return {};
  const form = document.getElementById(FORM_ID);
  return form instanceof HTMLFormElement ? writtenIn(new FormData(form)) : {};
}

/** What was published elsewhere is no draft of this device any more. */
function forgetPublished(componentId: ComponentId, account: readonly Proposal[]): void {
  for (const { slot, server } of keptDrafts(componentId)) {
    const known = account.find(({ id }) => id === server?.id);
    if (known && known.state !== 'draft') forgetDraft(componentId, slot);
  }
}

/** Drafts of this device, and those of the account that it does not know; the newest first. */
function shelfOf(componentId: ComponentId, account: readonly Proposal[]): KeptDraft[] {
  const kept = keptDrafts(componentId);
  const further = account
    .filter(({ id, state }) => state === 'draft' && !kept.some(({ server }) => server?.id === id))
    .map(keptFrom);
  return [...kept, ...further].sort((one, other) => (one.changedAt > other.changedAt ? -1 : 1));
}

/** The draft that the address asks for: `?draft=prp_…`, as the account page has it. */
const askedDraft = (): string | null => new URLSearchParams(location.search).get('draft');

/** Opens the draft that was asked for, once: a reload shows what was gone on with since. */
function openAsked(sync: DraftSync, kept: KeptDraft): void {
  history.replaceState(null, '', location.pathname + location.hash);
  sync.open(kept);
}

/**
 * Opens what this window showed before, or the only draft that there is; what was typed meanwhile is a draft of its own,
 * unless the browser itself typed the kept one again, as some do on a reload.
 */
function openFirst(sync: DraftSync, typed: Partial<Draft>): void {
  const { componentId } = sync;
  const shown = shownSlot(componentId);
  const kept = keptDrafts(componentId);
  const first = (shown ? keptDraft(componentId, shown) : null) ?? (kept.length === 1 ? kept[0] : undefined);
  const isNew =
    (typed.title ?? typed.body) !== undefined && !(first && isSame({ ...first.draft, ...typed }, first.draft));
  sync.open(isNew || !first ? newKept() : first);
  if (isNew || !first) sync.change(typed);
  sync.recall();
}

/** Asks the account for its drafts, each time that somebody signs in or comes back to the page. */
function useAccount(sync: DraftSync) {
  const me = useSession();
  const isSignedIn = isRegistered(me ?? null);
  const [account, setAccount] = useState<readonly Proposal[]>([]);
  useEffect(() => {
    if (!isSignedIn) {
      setAccount([]);
      return sync.signedOut();
    }
    const look = async () => {
      const { componentId } = sync;
      const result = await api.proposals.listMine({ params: { componentId } });
      const items = result.ok ? result.data.items : [];
      forgetPublished(componentId, items);
      setAccount(items);
      const { draft, server } = sync.state;
      const shelf = shelfOf(componentId, items);
      const [only, ...others] = shelf;
      const asked = shelf.find((kept) => kept.server !== null && kept.server.id === askedDraft());
      if (asked) openAsked(sync, asked);
      else if (only && others.length === 0 && isBlank(draft) && server === null) sync.open(only);
      await sync.signedIn(items);
    };
    const back = () => document.visibilityState === 'visible' && look();
    look();
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, [sync, isSignedIn]);
  return { me: me ?? null, isSignedIn, account };
}

/** Drafts beside the one that is shown. The device is asked when another one is shown, not at each key. */
function useOthers(componentId: ComponentId, state: DraftState, account: readonly Proposal[]): readonly KeptDraft[] {
  const [others, setOthers] = useState<readonly KeptDraft[]>([]);
  const { slot, server, conflict } = state;
  const id = server?.id;
  const theirs = conflict?.theirs.slot;
  useEffect(() => {
    const isOther = (kept: KeptDraft) =>
      kept.slot !== slot && kept.slot !== theirs && (kept.server === null || kept.server.id !== id);
    setOthers(shelfOf(componentId, account).filter(isOther));
  }, [componentId, account, slot, id, theirs]);
  return others;
}

/** The draft of this page: on the device always, on the account while somebody is signed in. */
export function useDraft(componentId: ComponentId, { locale }: Words) {
  const [typed] = useState(typedEarly);
  const [sync] = useState(() => new DraftSync(componentId, locale, (state) => tell.current(state)));
  const [state, setState] = useState<DraftState>(sync.state);
  const tell = useRef(setState);

  // Before anything more can be typed: a later one would put an older text over it.
  useLayoutEffect(() => openFirst(sync, typed), [sync, typed]);
  useEffect(() => {
    const save = () => sync.saveIfSignedIn();
    window.addEventListener('online', save);
    return () => {
      window.removeEventListener('online', save);
      sync.stop();
    };
  }, [sync]);
  const { me, isSignedIn, account } = useAccount(sync);
  return { sync, state, me, isSignedIn, others: useOthers(componentId, state, account) };
}
