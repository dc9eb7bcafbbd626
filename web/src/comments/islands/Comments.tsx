import type { CommentSort, Position } from '../../../../shared/comments/contract.ts';
import { formatNumber, type Translate } from '../../../../shared/platform/format.ts';
import type { ResourceId } from '../../../../shared/platform/ids.ts';
import type { ProposalPage } from '../../../../shared/proposals/views.ts';
import type { PhaseView } from '../../../../shared/spaces/views.ts';
import { problemWords, useLive, useWords, type Words } from '../../platform/island.ts';
import { closedWords, useOpening } from '../../platform/island-gate.ts';
import { Shares } from '../../platform/island-shares.tsx';
import { CommentForm } from './CommentForm.tsx';
import { CommentItem, type CommentsContext, OfficialComment } from './CommentItem.tsx';
import { idsOf } from './comment-threads.ts';
import { useCommentVotes } from './use-comment-votes.ts';
import { type CommentsState, useComments } from './use-comments.ts';

export interface CommentsProps extends Words {
  /** IANA time zone of the organization. */
  readonly timeZone: string;
  readonly organizationName: string;
  readonly resourceId: ResourceId;
  /** Title of what is commented on. */
  readonly title: string;
  /** Whether comments were open when the page was published, and the phase that was in progress. */
  readonly isOn: boolean;
  readonly phase: PhaseView | null;
  /** Characters of one comment. */
  readonly maxLength: number;
  readonly comments: ProposalPage['comments'];
}

/** Comments of a resource: the first page is published with it, everything else is loaded here. */
export function Comments(props: CommentsProps) {
  const { comments, resourceId, title } = props;
  const t = useWords(props);
  const live = useLive();
  const opening = useOpening(props.isOn, props.phase);
  const { state, choose, more, write } = useComments(resourceId, comments, props);
  const ids = idsOf([...state.items, ...state.official]);
  const votes = useCommentVotes(resourceId, ids, t('comments.reason-vote', { title }), props);
  const context: CommentsContext = { t, words: props, props, live, isOpen: opening.isOpen, votes, write };
  return (
    <section class="stack stack-24" aria-labelledby="comments">
      <div class="row between">
        <h2 id="comments">{t('comments.title', { count: state.counts.total })}</h2>
        {live && opening.isOpen && (
          <a class="more" href="#write-comment">
            {t('comments.go-write')}
          </a>
        )}
      </div>
      {state.counts.total > 0 && <Balance t={t} counts={state.counts} locale={props.locale} />}
      {state.official.map((comment) => (
        <OfficialComment key={comment.id} comment={comment} context={context} />
      ))}
      {live && comments.items.length > 1 && <Chooser t={t} state={state} choose={choose} />}
      <List context={context} state={state} more={more} />
      {opening.isOpen ? (
        live && <CommentForm context={context} parentId={null} />
      ) : (
        <p class="note">{closedWords(t, 'comments', opening, props.phase, props)}</p>
      )}
    </section>
  );
}

const SHARES = ['for', 'neutral', 'against'] as const satisfies readonly Position[];
interface BalanceProps {
  readonly t: Translate;
  readonly counts: CommentsState['counts'];
  readonly locale: string;
}

function Balance({ t, counts, locale }: BalanceProps) {
  const all = counts.for + counts.neutral + counts.against;
  const shares = SHARES.map((kind) => {
    const count = counts[kind];
    const said = t(`comments.count.${kind}`, { count, shown: formatNumber(count, locale) });
    return { kind, percent: all === 0 ? 0 : (100 * count) / all, said };
  });
  return <Shares shares={shares} />;
}

const SORTS = ['best', 'recent', 'oldest', 'most-discussed'] as const satisfies readonly CommentSort[];

interface ChooserProps {
  readonly t: Translate;
  readonly state: CommentsState;
  readonly choose: (chosen: Pick<CommentsState, 'sort' | 'position'>) => void;
}

function Chooser({ t, state, choose }: ChooserProps) {
  const { sort, position } = state;
  const sorted = (value: string) => SORTS.find((known) => known === value) ?? 'best';
  const placed = (value: string) => SHARES.find((known) => known === value) ?? null;
  return (
    <div class="row">
      <label class="small" for="comments-sort">
        {t('comments.sort')}
      </label>
      <select
        class="input input--s"
        id="comments-sort"
        value={sort}
        onChange={(event) => choose({ sort: sorted(event.currentTarget.value), position })}
      >
        {SORTS.map((known) => (
          <option key={known} value={known}>
            {t(`comments.sort.${known}`)}
          </option>
        ))}
      </select>
      <label class="small" for="comments-position">
        {t('comments.filter')}
      </label>
      <select
        class="input input--s"
        id="comments-position"
        value={position ?? ''}
        onChange={(event) => choose({ sort, position: placed(event.currentTarget.value) })}
      >
        <option value="">{t('comments.filter.all')}</option>
        {SHARES.map((known) => (
          <option key={known} value={known}>
            {t(`comments.position.${known}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ListProps {
  readonly context: CommentsContext;
  readonly state: CommentsState;
  readonly more: () => void;
}

function List({ context, state, more }: ListProps) {
  const { t, live } = context;
  const { items, isLoading, problem, next, position } = state;
  return (
    <>
      {items.length === 0 && !isLoading && (
        <p class="muted">{t(position ? 'comments.none-of-position' : 'comments.none')}</p>
      )}
      <div aria-busy={isLoading}>
        {items.map((comment) => (
          <CommentItem key={comment.id} comment={comment} context={context} />
        ))}
      </div>
      <div role="status">
        {isLoading && <p class="small muted">{t('comments.loading')}</p>}
        {problem && <p class="note note--alert">{problemWords(t, problem)}</p>}
      </div>
      {live && next !== null && !isLoading && (
        <p>
          <button class="btn btn--2" type="button" onClick={more}>
            {t('comments.more')}
          </button>
        </p>
      )}
    </>
  );
}
