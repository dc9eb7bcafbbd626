/** What people do with comments: write, change, delete, vote. Loaded when somebody who may do so is there. */
import type { CommentView, Position } from '../../../../shared/comments/comment.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { asParticipant } from '../../participants/islands/open-sign-in.ts';
import type { Problem } from '../../platform/problem.ts';
import { commentsApi } from '../comments-api.ts';
import type { Weight } from './comment-figures.ts';
import type { CommentStore, CommentsState, ShownComment } from './comment-state.ts';
import { changed, idsOf, inserted, without } from './comment-threads.ts';

/** What a person writes: the text as people see it, and as it is sent, mentions as ids. */
export interface CommentDraft {
  readonly text: string;
  readonly body: string;
  readonly position: Position;
  readonly isOfficial: boolean;
  readonly parentId: CommentId | null;
}
/** `null`: done; `given-up`: sign-in was closed; else why not. */
export type Outcome = Problem | 'given-up' | null;

const NOTHING_BELOW = { replyCount: 0, moreReplies: 0, repliesAfter: null, replies: [] } as const;

const pendingOf = (draft: CommentDraft, me: Me, locale: string): ShownComment => ({
  ...NOTHING_BELOW,
  id: 'pending',
  parentId: draft.parentId,
  depth: 0,
  authorName: draft.isOfficial ? null : me.displayName,
  authorPath: null,
  isAuthor: false,
  isOfficial: draft.isOfficial,
  isDeleted: false,
  hidden: null,
  position: draft.position,
  locale,
  html: '',
  text: draft.text,
  votes: { up: 0, down: 0 },
  createdAt: new Date().toISOString(),
  editedAt: null,
});

type Position_ = Pick<ShownComment, 'isOfficial' | 'parentId' | 'position'>;

/** The figures with one comment more or less; opinions of the organization count nowhere. */
function counted({ counts, seen }: CommentsState, { isOfficial, parentId, position }: Position_, by: 1 | -1) {
  if (isOfficial && parentId === null) return { counts, seen };
  const next = { ...counts, total: counts.total + by, [position]: counts[position] + by };
  return { counts: next, seen: seen + by };
}

function added(state: CommentsState, comment: ShownComment): Partial<CommentsState> {
  const { official, items } = state;
  const figures = counted(state, comment, 1);
  const isOpinion = comment.isOfficial && comment.parentId === null;
  return isOpinion ? { ...figures, official: [...official, comment] } : { ...figures, items: inserted(items, comment) };
}

const taken = (state: CommentsState, draft: CommentDraft): Partial<CommentsState> => ({
  ...counted(state, draft, -1),
  official: without(state.official, 'pending'),
  items: without(state.items, 'pending'),
});

/** Publishes a comment: on the screen at once, taken back when it is refused. */
export async function write(store: CommentStore, draft: CommentDraft, idempotencyKey: string): Promise<Outcome> {
  const { update, props, t } = store;
  const { text: _, ...rest } = draft;
  const result = await asParticipant(t('comments.reason', { title: props.title }), props, async (me) => {
    update((before) => added(before, pendingOf(draft, me, props.locale)));
    const body = { ...rest, locale: props.locale };
    const answer = await commentsApi.create({ params: { resourceId: props.resourceId }, body, idempotencyKey });
    update((before) => taken(before, draft));
    return answer;
  });
  if (result === null) return 'given-up';
  if (!result.ok) return result.problem;
  const { data } = result;
  // The form of a reply leaves: the focus goes to what it has made.
  const told = data.parentId === null ? {} : { focus: { id: data.id }, said: { words: t('comments.published') } };
  update((before) => ({ ...added(before, data), ...told, written: { ...before.written, [data.id]: true } }));
  return null;
}

const both = (state: CommentsState, id: CommentId, change: (comment: ShownComment) => ShownComment) => ({
  official: changed(state.official, id, change),
  items: changed(state.items, id, change),
});

/** An own comment as it was written. */
export const readSource = ({ props, t }: CommentStore, commentId: CommentId) =>
  asParticipant(t('comments.reason-own', { title: props.title }), props, () =>
    commentsApi.readSource({ params: { resourceId: props.resourceId, commentId } }),
  );

/** Changes the text of an own comment. */
export async function edit(store: CommentStore, id: CommentId, body: string, revision: number): Promise<Outcome> {
  const { update, props, t } = store;
  const params = { resourceId: props.resourceId, commentId: id };
  const result = await asParticipant(t('comments.reason-own', { title: props.title }), props, () =>
    commentsApi.edit({ params, body: { body, revision } }),
  );
  if (result === null) return 'given-up';
  if (!result.ok) return result.problem;
  const { html, editedAt }: CommentView = result.data;
  const said = { words: t('comments.saved') };
  update((state) => ({ ...both(state, id, (one) => ({ ...one, html, editedAt })), panel: null, said, focus: { id } }));
  return null;
}

const emptied = (comment: ShownComment): ShownComment => ({
  ...comment,
  authorName: null,
  authorPath: null,
  isAuthor: false,
  isDeleted: true,
  position: 'neutral',
  html: '',
  votes: { up: 0, down: 0 },
  editedAt: null,
});

/** Deletes an own comment for good. */
export async function remove(store: CommentStore, comment: ShownComment): Promise<Outcome> {
  const { update, props, t } = store;
  const { id } = comment;
  if (id === 'pending') return null;
  const params = { resourceId: props.resourceId, commentId: id };
  const result = await asParticipant(t('comments.reason-own', { title: props.title }), props, () =>
    commentsApi.remove({ params }),
  );
  if (result === null) return 'given-up';
  if (!result.ok) return result.problem;
  const said = { words: t('comments.deleted-now') };
  update((state) => ({
    ...counted(state, comment, -1),
    items: changed(state.items, id, emptied),
    official: without(state.official, id),
    panel: null,
    said,
    focus: { id },
  }));
  return null;
}

/** A request names at most so many comments. */
const AT_ONCE = 100;

/** Reads what is one's own among the comments that have come to the screen since. */
export function readOwn({ state, update, props }: CommentStore, asked: Set<CommentId>): void {
  const { items, official } = state();
  const unknown = idsOf([...items, ...official]).filter((id) => !asked.has(id));
  for (let start = 0; start < unknown.length; start += AT_ONCE) {
    const comment = unknown.slice(start, start + AT_ONCE);
    for (const id of comment) asked.add(id);
    commentsApi.readOwn({ params: { resourceId: props.resourceId }, query: { comment } }).then((result) => {
      if (!result.ok) return;
      const read = Object.entries(result.data.votes).map(([id, weight]) => [id, { before: weight, now: weight }]);
      const written = Object.fromEntries(result.data.written.map((id) => [id, true] as const));
      // What was pressed meanwhile is newer than what was read.
      update((now) => ({
        votes: { ...Object.fromEntries(read), ...now.votes },
        written: { ...written, ...now.written },
      }));
    });
  }
}

const busy = new Set<CommentId>();

/**
 * Votes on a comment: shown at once, taken back when it is refused.
 * @public asked for through `comment-work.ts`
 */
export async function vote({ state, update, props, t }: CommentStore, commentId: CommentId, weight: Weight) {
  if (busy.has(commentId)) return;
  busy.add(commentId);
  update(() => ({ refused: null }));
  const previous = state().votes[commentId]?.now ?? 0;
  const set = (now: Weight) =>
    update(({ votes }) => ({ votes: { ...votes, [commentId]: { before: votes[commentId]?.before ?? 0, now } } }));
  const params = { resourceId: props.resourceId, commentId };
  const reason = t('comments.reason-vote', { title: props.title });
  const result = await asParticipant<unknown>(reason, props, () => {
    set(weight);
    return weight === 0 ? commentsApi.withdrawVote({ params }) : commentsApi.vote({ params, body: { weight } });
  });
  busy.delete(commentId);
  if (result?.ok) return;
  set(previous);
  if (result) update(() => ({ refused: { id: commentId, problem: result.problem } }));
}
