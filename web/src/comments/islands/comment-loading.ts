/** What loads comments: only needed once a reader asks for more than the published page. */
import type { CommentSort, Position } from '../../../../shared/comments/comment.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import type { Problem } from '../../platform/problem.ts';
import { commentsApi } from '../comments-api.ts';
import type { CommentStore } from './comment-state.ts';
import { continued, idsOf, newestOf, renewed, withReplies } from './comment-threads.ts';

/** How the list is chosen. */
export interface Chosen {
  readonly sort: CommentSort;
  readonly position: Position | null;
}

const failedWith = (problem: Problem, again: () => void) => ({ isLoading: false, failed: { problem, again } });

/** The address says how the list is chosen, so that it can be passed on; the place that a link named is left. */
function tellAddress({ sort, position }: Chosen): void {
  const url = new URL(location.href);
  url.searchParams.delete('comment');
  if (sort === 'best') url.searchParams.delete('comments');
  else url.searchParams.set('comments', sort);
  if (position === null) url.searchParams.delete('position');
  else url.searchParams.set('position', position);
  url.hash = '';
  history.replaceState(history.state, '', url);
}

async function load(store: CommentStore, chosen: Chosen, cursor: string | null): Promise<void> {
  const { state, update, props } = store;
  const { sort, position } = chosen;
  update(() => ({ ...chosen, isLoading: true, failed: null, panel: null }));
  const query = { sort, ...(position ? { position } : {}), ...(cursor ? { cursor } : {}) };
  const result = await commentsApi.list({ params: { resourceId: props.resourceId }, query });
  // The reader has chosen something else meanwhile: this answer is of no use.
  if (state().sort !== sort || state().position !== position) return;
  if (!result.ok) return update(() => failedWith(result.problem, () => load(store, chosen, cursor)));
  const { items, next } = result.data;
  update((before) => {
    const shown = cursor ? before.items : [];
    const known = new Set(idsOf(shown));
    const first = cursor ? items.find(({ id }) => !known.has(id)) : undefined;
    const isLinked = cursor !== null && before.isLinked;
    const focus = first ? { id: first.id } : null;
    return { items: continued(shown, items), next, isLoading: false, isLinked, focus };
  });
}

/**
 * Another order or position, from its beginning.
 * @public asked for through `comment-work.ts`
 */
export async function choose(store: CommentStore, chosen: Chosen): Promise<void> {
  tellAddress(chosen);
  await load(store, chosen, null);
}

/**
 * The next page.
 * @public asked for through `comment-work.ts`
 */
export async function showMore(store: CommentStore): Promise<void> {
  const { sort, position, next, isLoading } = store.state();
  if (next !== null && !isLoading) await load(store, { sort, position }, next);
}

/** Further replies to one comment; the focus goes to the first of them, since the button leaves. */
export async function showReplies(store: CommentStore, commentId: CommentId, after: CommentId | null): Promise<void> {
  const { update, props } = store;
  const params = { resourceId: props.resourceId, commentId };
  const result = await commentsApi.replies({ params, query: after ? { after } : {} });
  if (!result.ok) {
    return update(() => failedWith(result.problem, () => showReplies(store, commentId, after)));
  }
  update(({ items }) => {
    const known = new Set(idsOf(items));
    const first = result.data.items.find(({ id }) => !known.has(id));
    return { items: withReplies(items, commentId, result.data), failed: null, focus: first ? { id: first.id } : null };
  });
}

const SORTS: readonly CommentSort[] = ['best', 'recent', 'oldest', 'most-discussed'];
const POSITIONS: readonly Position[] = ['for', 'neutral', 'against'];

/** The page on which a linked comment stands, wherever that is, with the way to it unfolded. */
async function showLinked(store: CommentStore, comment: CommentId, sort: CommentSort): Promise<void> {
  const { update, props, t } = store;
  if (document.getElementById(comment)) return update(() => ({ focus: { id: comment } }));
  update(() => ({ sort, position: null, isLoading: true, failed: null }));
  const result = await commentsApi.list({ params: { resourceId: props.resourceId }, query: { sort, comment } });
  if (!result.ok && result.problem.status === 404) {
    return update(() => ({ isLoading: false, said: { words: t('comments.link-gone') } }));
  }
  if (!result.ok) {
    return update(() => failedWith(result.problem, () => showLinked(store, comment, sort)));
  }
  const { items, next, skipped } = result.data;
  update(() => ({ items, next, isLoading: false, isLinked: skipped > 0, focus: { id: comment } }));
}

const isCommentId = (text: string | undefined): text is CommentId => text !== undefined && /^cmt_\w{26}$/.test(text);

/** What the address asks for: `?comments=recent&position=for`, `?comment=cmt_…`, `#cmt_…` or `#comment-cmt_…`. */
export async function openAddress(store: CommentStore): Promise<void> {
  const asked = new URL(location.href).searchParams;
  const sort = SORTS.find((known) => known === asked.get('comments')) ?? store.state().sort;
  const position = POSITIONS.find((known) => known === asked.get('position')) ?? null;
  const linked = /^#(?:comment-)?(cmt_\w+)$/.exec(location.hash)?.[1] ?? asked.get('comment') ?? undefined;
  if (isCommentId(linked)) return showLinked(store, linked, sort);
  if (sort !== store.state().sort || position !== store.state().position) await load(store, { sort, position }, null);
}

/** Comments may be told in another order than they were written in: so many milliseconds are looked at again. */
const OVERLAP_MS = 120_000;

/** Loads what others have written meanwhile and marks it; the list is not moved under the reader before. */
export async function showNews(store: CommentStore): Promise<void> {
  const { state, update, props, t } = store;
  const before = state();
  const newest = newestOf([...before.items, ...before.official]);
  const after = new Date((newest === null ? 0 : Date.parse(newest)) - OVERLAP_MS);
  const from = newest === null ? '1970-01-01T00:00:00.000Z' : after.toISOString();
  update(() => ({ isLoading: true, failed: null }));
  const result = await commentsApi.news({ params: { resourceId: props.resourceId }, query: { after: from } });
  if (!result.ok) {
    return update(() => failedWith(result.problem, () => showNews(store)));
  }
  update(({ items, seen, news, fresh }) => {
    const known = new Set(idsOf(items));
    const added = idsOf(result.data.items).filter((id) => !known.has(id));
    // Replies that were folded away may come along: what is older than the newest one was there before.
    const isNew = (id: CommentId) => result.data.items.some((thread) => hasNewer(thread, id, from));
    const marked = added.filter(isNew);
    const first = marked[0];
    return {
      items: renewed(items, result.data.items),
      counts: result.data.counts,
      isLoading: false,
      news: 0,
      seen: seen + news,
      fresh: { ...fresh, ...Object.fromEntries(marked.map((id) => [id, true] as const)) },
      said: { words: t('comments.new-shown', { count: marked.length }) },
      focus: first ? { id: first } : null,
    };
  });
}

interface Dated {
  readonly id: string;
  readonly createdAt: string;
  readonly replies: readonly Dated[];
}
const hasNewer = ({ id, createdAt, replies }: Dated, wanted: string, after: string): boolean =>
  (id === wanted && createdAt > after) || replies.some((reply) => hasNewer(reply, wanted, after));
