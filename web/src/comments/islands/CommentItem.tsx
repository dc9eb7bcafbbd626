import { commentChangesPath } from '../../../../shared/comments/paths.ts';
import { mayEdit, mayReplyTo } from '../../../../shared/comments/rules.ts';
import { formatDay, formatMoment, formatNumber } from '../../../../shared/platform/format.ts';
import type { CommentId } from '../../../../shared/platform/ids.ts';
import { openReport } from '../../moderation/islands/open-report.ts';
import { problemWords } from '../../platform/island.ts';
import type { Run } from './Comments.tsx';
import { votesShown, type Weight } from './comment-figures.ts';
import { CommentHtml } from './comment-html.tsx';
import type { CommentStore, CommentsState, OpenPanel, ShownComment } from './comment-state.ts';

/** What every comment of the list shares. */
export interface CommentsContext {
  readonly store: CommentStore;
  readonly state: CommentsState;
  readonly run: Run;
  readonly isOpen: boolean;
  /** Forms, once they are loaded. */
  readonly panels: typeof import('./comment-panels.tsx') | null;
}
interface CommentItemProps {
  readonly comment: ShownComment;
  readonly context: CommentsContext;
  /** Whom it answers, where that is not plain from the place alone. */
  readonly to?: string | undefined;
}

const POSITIONS = { for: 'pos pos--for', against: 'pos pos--against', neutral: 'pos muted' } as const;

/** A comment with what can be done with it, its replies below. */
export function CommentItem({ comment, context, to }: CommentItemProps) {
  const { id, isDeleted, replies } = comment;
  const name = authorOf(comment, context);
  return (
    <article class={context.state.fresh[id] ? 'comment comment--new' : 'comment'} id={id} tabIndex={-1}>
      {isDeleted ? (
        <p class="muted comment-deleted">
          {context.store.t(comment.hidden ? `comments.hidden.${comment.hidden}` : 'comments.deleted')}
        </p>
      ) : (
        <>
          <Meta comment={comment} context={context} to={to} />
          <Text comment={comment} context={context} />
          <Acts comment={comment} context={context} />
        </>
      )}
      {(replies.length > 0 || comment.moreReplies > 0) && (
        <div class="replies">
          {replies.map((reply) => (
            <CommentItem key={reply.id} comment={reply} context={context} to={isDeleted ? undefined : name} />
          ))}
          <MoreReplies comment={comment} context={context} />
        </div>
      )}
    </article>
  );
}

function MoreReplies({ comment: { id, moreReplies, repliesAfter }, context: { store, run } }: CommentItemProps) {
  if (moreReplies === 0 || id === 'pending') return null;
  return (
    <button
      class="btn btn--quiet btn--s scripted"
      type="button"
      onClick={() => run((work) => work.showReplies(store, id, repliesAfter))}
    >
      {store.t('comments.more-replies', { count: moreReplies })}
    </button>
  );
}

/** The organization speaks in its own name; the name of a participant may be missing. */
const authorOf = ({ authorName, isOfficial }: ShownComment, { store: { t, props } }: CommentsContext): string =>
  isOfficial ? props.organizationName : (authorName ?? t('comments.unknown-author'));

/** An opinion of the organization, set apart from ordinary comments. */
export function OfficialComment({ comment, context }: CommentItemProps) {
  const { t, props } = context.store;
  const date = formatDay(comment.createdAt, props.locale, props.timeZone);
  return (
    <article class="official" id={comment.id} tabIndex={-1}>
      <p class="label">{t('comments.official', { date })}</p>
      <h3>{authorOf(comment, context)}</h3>
      <Text comment={comment} context={context} />
      {comment.id !== 'pending' && context.state.written[comment.id] && (
        <p class="row">
          <OwnActs id={comment.id} comment={comment} context={context} />
        </p>
      )}
      <Panel comment={comment} context={context} />
    </article>
  );
}

function Meta({ comment, context, to }: CommentItemProps) {
  const { t, props } = context.store;
  const { position, isAuthor, createdAt, editedAt, parentId, depth, authorPath } = comment;
  const { locale, timeZone } = props;
  const name = authorOf(comment, context);
  return (
    <p class="meta">
      {(parentId === null || position !== 'neutral') && (
        <span class={POSITIONS[position]}>{t(`comments.position.${position}`)}</span>
      )}
      <b>{authorPath ? <a href={`/${locale}${authorPath}`}>{name}</a> : name}</b>
      {isAuthor && <span class="tag">{t('comments.author')}</span>}
      {comment.isAssisted && <span class="tag">{t('comments.assisted')}</span>}
      {context.state.fresh[comment.id] && <span class="tag">{t('comments.is-new')}</span>}
      {depth > 1 && to && <span class="muted comment-to">{t('comments.to', { name: to })}</span>}
      <a class="muted" href={`#${comment.id}`}>
        <time datetime={createdAt}>{formatDay(createdAt, locale, timeZone)}</time>
      </a>
      {editedAt && (
        <a class="muted" href={`/${locale}${commentChangesPath(props.resourceId, comment.id)}`} rel="nofollow">
          {t('comments.edited', { moment: formatMoment(editedAt, locale, timeZone) })}
        </a>
      )}
    </p>
  );
}

function Text({ comment, context: { store } }: CommentItemProps) {
  const { t } = store;
  if (comment.text === undefined) {
    return <CommentHtml html={comment.html} locale={comment.locale} unknown={t('comments.unknown-author')} />;
  }
  return (
    <>
      {comment.text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <p class="small muted">{t('comments.sending')}</p>
    </>
  );
}

interface ActProps extends CommentItemProps {
  readonly id: CommentId;
}

function Acts(item: CommentItemProps) {
  const { comment, context } = item;
  const { store, isOpen, state } = context;
  const { id, depth } = comment;
  if (id === 'pending') return null;
  const refused = state.refused?.id === id ? state.refused.problem : null;
  return (
    <>
      <p class="row comment-acts">
        <VoteButton {...item} id={id} weight={1} />
        <VoteButton {...item} id={id} weight={-1} />
        {isOpen && mayReplyTo(depth).allowed && <PanelButton {...item} id={id} kind="reply" />}
        <PanelButton {...item} id={id} kind="link" />
        {state.written[id] ? <OwnActs {...item} id={id} /> : <ReportButton {...item} id={id} />}
      </p>
      <div role="status">{refused && <p class="note note--alert">{problemWords(store.t, refused)}</p>}</div>
      <Panel {...item} />
    </>
  );
}

function ReportButton({ id, comment, context }: ActProps) {
  const { t, props } = context.store;
  return (
    <button
      class="btn btn--quiet btn--s scripted"
      type="button"
      aria-haspopup="dialog"
      aria-label={t('comments.report-of', { name: authorOf(comment, context) })}
      onClick={() => openReport({ resourceId: props.resourceId, commentId: id }, props)}
    >
      {t('comments.report')}
    </button>
  );
}

function OwnActs(item: ActProps) {
  const mayStill = mayEdit(item.comment.createdAt, new Date().toISOString()).allowed;
  return (
    <>
      {item.context.isOpen && mayStill && <PanelButton {...item} kind="edit" />}
      <PanelButton {...item} kind="delete" />
    </>
  );
}

function Panel({ comment, context }: CommentItemProps) {
  const { panels, state } = context;
  const { panel } = state;
  if (panel === null || panel.id !== comment.id || panels === null) return null;
  return <panels.CommentPanel key={panel.kind} comment={comment} context={context} kind={panel.kind} />;
}

const PANEL_WORDS = {
  reply: 'comments.reply',
  link: 'comments.link',
  edit: 'comments.edit',
  delete: 'comments.delete',
} as const satisfies Record<OpenPanel['kind'], string>;

function PanelButton({ id, kind, context, comment }: ActProps & { readonly kind: OpenPanel['kind'] }) {
  const { store, state } = context;
  const isOpen = state.panel?.id === id && state.panel.kind === kind;
  return (
    <button
      class="btn btn--quiet btn--s scripted"
      type="button"
      id={`${kind}-of-${id}`}
      aria-expanded={isOpen}
      // A list of buttons read aloud tells whose link each one copies.
      aria-label={kind === 'link' ? store.t('comments.copy-link-of', { name: authorOf(comment, context) }) : undefined}
      onClick={() => store.update(() => ({ panel: isOpen ? null : { id, kind } }))}
    >
      {store.t(PANEL_WORDS[kind])}
    </button>
  );
}

function VoteButton({ id, comment, context, weight }: ActProps & { readonly weight: 1 | -1 }) {
  const { store, isOpen, state, run } = context;
  const own = state.votes[id];
  const { up, down } = votesShown(comment.votes, own);
  const count = formatNumber(weight === 1 ? up : down, store.props.locale);
  const said = store.t(weight === 1 ? 'comments.useful' : 'comments.not-useful', { count });
  if (!isOpen) return <span class="small muted">{said}</span>;
  const isPressed = own?.now === weight;
  const next: Weight = isPressed ? 0 : weight;
  return (
    <button
      class={isPressed ? 'btn btn--2 btn--s' : 'btn btn--quiet btn--s'}
      type="button"
      aria-pressed={isPressed}
      onClick={(event) => event.detail < 2 && run((work) => work.vote(store, id, next))}
    >
      {said}
    </button>
  );
}
