import { useState } from 'preact/hooks';
import { mayReplyTo } from '../../../../shared/comments/rules.ts';
import { formatDay, formatNumber, type Translate } from '../../../../shared/platform/format.ts';
import { problemWords, type Words } from '../../platform/island.ts';
import { CommentForm } from './CommentForm.tsx';
import type { CommentsProps } from './Comments.tsx';
import { votesShown, type Weight } from './comment-figures.ts';
import { CommentHtml } from './comment-html.tsx';
import type { ShownComment } from './comment-threads.ts';
import type { useCommentVotes } from './use-comment-votes.ts';
import type { useComments } from './use-comments.ts';

/** What every comment of the list shares. */
export interface CommentsContext {
  readonly t: Translate;
  readonly words: Words;
  readonly props: CommentsProps;
  /** Scripts run: until then there is nothing to press. */
  readonly live: boolean;
  readonly isOpen: boolean;
  readonly votes: ReturnType<typeof useCommentVotes>;
  readonly write: ReturnType<typeof useComments>['write'];
}
interface CommentItemProps {
  readonly comment: ShownComment;
  readonly context: CommentsContext;
}

const POSITIONS = { for: 'pos pos--for', against: 'pos pos--against', neutral: 'pos muted' } as const;

/** A comment with what can be done with it, its replies below. */
export function CommentItem({ comment, context }: CommentItemProps) {
  return (
    <article class="comment" id={comment.id} tabIndex={-1}>
      <Meta comment={comment} context={context} />
      <Text comment={comment} context={context} />
      <Acts comment={comment} context={context} />
      {comment.replies.length > 0 && (
        <div class="replies">
          {comment.replies.map((reply) => (
            <CommentItem key={reply.id} comment={reply} context={context} />
          ))}
        </div>
      )}
    </article>
  );
}

/** The organization speaks in its own name; the name of a participant may be missing. */
const authorOf = ({ authorName, isOfficial }: ShownComment, { t, props }: CommentsContext): string =>
  isOfficial ? props.organizationName : (authorName ?? t('comments.unknown-author'));

/** An opinion of the organization, set apart from ordinary comments. */
export function OfficialComment({ comment, context }: CommentItemProps) {
  const { t, words, props } = context;
  const date = formatDay(comment.createdAt, words.locale, props.timeZone);
  return (
    <article class="official" id={comment.id} tabIndex={-1}>
      <p class="label">{t('comments.official', { date })}</p>
      <h3>{authorOf(comment, context)}</h3>
      <Text comment={comment} context={context} />
    </article>
  );
}

function Meta({ comment, context }: CommentItemProps) {
  const { t, words, props } = context;
  const { position, isAuthor, createdAt, parentId } = comment;
  return (
    <p class="meta">
      {(parentId === null || position !== 'neutral') && (
        <span class={POSITIONS[position]}>{t(`comments.position.${position}`)}</span>
      )}
      <b>{authorOf(comment, context)}</b>
      {isAuthor && <span class="tag">{t('comments.author')}</span>}
      <a class="muted" href={`#${comment.id}`}>
        <time datetime={createdAt}>{formatDay(createdAt, words.locale, props.timeZone)}</time>
      </a>
    </p>
  );
}

function Text({ comment, context }: CommentItemProps) {
  if (comment.text === undefined) return <CommentHtml html={comment.html} locale={comment.locale} />;
  return (
    <>
      {comment.text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <p class="small muted">{context.t('comments.sending')}</p>
    </>
  );
}

function Acts({ comment, context }: CommentItemProps) {
  const [replies, setReplies] = useState(false);
  const { t, live, isOpen, votes } = context;
  const { id, depth } = comment;
  if (id === 'pending') return null;
  const refused = votes.refused?.id === id ? votes.refused.problem : null;
  return (
    <>
      <p class="row">
        <VoteButton comment={comment} context={context} weight={1} />
        <VoteButton comment={comment} context={context} weight={-1} />
        {live && isOpen && mayReplyTo(depth).allowed && (
          <button
            class="btn btn--quiet btn--s"
            type="button"
            aria-expanded={replies}
            onClick={() => setReplies(!replies)}
          >
            {t('comments.reply')}
          </button>
        )}
      </p>
      <div role="status">{refused && <p class="note note--alert">{problemWords(t, refused)}</p>}</div>
      {replies && <CommentForm context={context} parentId={id} onDone={() => setReplies(false)} />}
    </>
  );
}

function VoteButton({ comment, context, weight }: CommentItemProps & { readonly weight: 1 | -1 }) {
  const { t, words, live, isOpen, votes } = context;
  const { id } = comment;
  const own = id === 'pending' ? undefined : votes.own[id];
  const { up, down } = votesShown(comment.votes, own);
  const count = formatNumber(weight === 1 ? up : down, words.locale);
  const said = t(weight === 1 ? 'comments.useful' : 'comments.not-useful', { count });
  if (!live || !isOpen || id === 'pending') return <span class="small muted">{said}</span>;
  const isPressed = own?.now === weight;
  const next: Weight = isPressed ? 0 : weight;
  return (
    <button
      class={isPressed ? 'btn btn--2 btn--s' : 'btn btn--quiet btn--s'}
      type="button"
      aria-pressed={isPressed}
      onClick={(event) => event.detail < 2 && votes.vote(id, next)}
    >
      {said}
    </button>
  );
}
