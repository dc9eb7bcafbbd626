import { useEffect, useState } from 'preact/hooks';
import type { CommentSort, Position } from '../../../../shared/comments/contract.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { CommentId, ResourceId } from '../../../../shared/platform/ids.ts';
import type { ProposalPage } from '../../../../shared/proposals/views.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import { useLatest, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import type { Problem } from '../../platform/problem.ts';
import { continued, idsOf, inserted, type ShownComment, without } from './comment-threads.ts';

/** What a person writes. */
export interface CommentDraft {
  readonly text: string;
  readonly position: Position;
  readonly isOfficial: boolean;
  readonly parentId: CommentId | null;
}

/** Comments on the screen, and how they are chosen. */
export interface CommentsState {
  readonly sort: CommentSort;
  readonly position: Position | null;
  readonly official: readonly ShownComment[];
  readonly items: readonly ShownComment[];
  readonly next: string | null;
  readonly counts: { readonly total: number } & Readonly<Record<Position, number>>;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
}
type Update = (change: (state: CommentsState) => CommentsState) => void;

const startOf = ({ official, items, next, ...counts }: ProposalPage['comments']): CommentsState => ({
  sort: 'best',
  position: null,
  official,
  items,
  next,
  counts,
  isLoading: false,
  problem: null,
});

type Chosen = Pick<CommentsState, 'sort' | 'position'>;

async function load(resourceId: ResourceId, update: Update, chosen: Chosen, cursor: string | null) {
  const { sort, position } = chosen;
  update((state) => ({ ...state, ...chosen, isLoading: true, problem: null }));
  const query = { sort, ...(position ? { position } : {}), ...(cursor ? { cursor } : {}) };
  const result = await api.comments.list({ params: { resourceId }, query });
  update((state) => {
    // The reader has chosen something else meanwhile: this answer is of no use.
    if (state.sort !== sort || state.position !== position) return state;
    if (!result.ok) return { ...state, isLoading: false, problem: result.problem };
    const { items, next } = result.data;
    const page = items.filter(({ isOfficial }) => !isOfficial);
    return { ...state, items: continued(cursor ? state.items : [], page), next, isLoading: false };
  });
  return result.ok;
}

const pendingOf = (draft: CommentDraft, me: Me, locale: string): ShownComment => ({
  id: 'pending',
  parentId: draft.parentId,
  depth: 0,
  authorName: draft.isOfficial ? null : me.displayName,
  isAuthor: false,
  isOfficial: draft.isOfficial,
  position: draft.position,
  locale,
  html: '',
  text: draft.text,
  votes: { up: 0, down: 0 },
  createdAt: new Date().toISOString(),
  replies: [],
});

function added(state: CommentsState, comment: ShownComment): CommentsState {
  const { counts, official, items } = state;
  if (comment.isOfficial) return { ...state, official: [...official, comment] };
  const { position } = comment;
  return {
    ...state,
    items: inserted(items, comment),
    counts: { ...counts, total: counts.total + 1, [position]: counts[position] + 1 },
  };
}

function taken(state: CommentsState, { isOfficial, position }: CommentDraft): CommentsState {
  const { counts } = state;
  if (isOfficial) return { ...state, official: without(state.official, 'pending') };
  return {
    ...state,
    items: without(state.items, 'pending'),
    counts: { ...counts, total: counts.total - 1, [position]: counts[position] - 1 },
  };
}

/** Loads further pages until the comment that the address names is there, ten at most, and shows it. */
function useAnchor(isThere: (id: string) => boolean, more: () => Promise<boolean>) {
  const latest = useLatest({ isThere, more });
  useEffect(() => {
    const find = async () => {
      const id = location.hash.slice(1);
      if (!id.startsWith('cmt_')) return;
      for (let pages = 0; pages < 10 && !latest.current.isThere(id); pages += 1) {
        if (!(await latest.current.more())) break;
        // The next rendering has the new page, and the way to the one after it.
        await new Promise((resolve) => setTimeout(resolve));
      }
      const element = document.getElementById(id);
      element?.scrollIntoView();
      element?.focus({ preventScroll: true });
    };
    find();
    window.addEventListener('hashchange', find);
    return () => window.removeEventListener('hashchange', find);
  }, [latest]);
}

/** Comments of a resource: the published ones first, then what is loaded, chosen and written. */
export function useComments(resourceId: ResourceId, page: ProposalPage['comments'], words: Words) {
  const [state, update] = useState(() => startOf(page));
  const { sort, position, next, items, official } = state;
  const more = async () => next !== null && (await load(resourceId, update, { sort, position }, next));
  useAnchor((id) => idsOf([...items, ...official]).some((known) => known === id), more);

  /** `null`: online; `'given-up'`: sign-in was closed; else why not. */
  const write = async (draft: CommentDraft, idempotencyKey: string, reason: string) => {
    const { text, ...rest } = draft;
    const result = await asParticipant(reason, words, async (me) => {
      update((before) => added(before, pendingOf(draft, me, words.locale)));
      const body = { ...rest, body: text, locale: words.locale };
      const answer = await api.comments.create({ params: { resourceId }, body, idempotencyKey });
      update((before) => taken(before, draft));
      return answer;
    });
    if (result === null) return 'given-up' as const;
    if (!result.ok) return result.problem;
    update((before) => added(before, result.data));
    return null;
  };
  return { state, choose: (chosen: Chosen) => load(resourceId, update, chosen, null), more, write };
}
