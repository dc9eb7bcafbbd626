import type { CommentSort, Position } from '../../../../shared/comments/comment.ts';
import { formatNumber, type Translate } from '../../../../shared/platform/format.ts';
import { problemWords } from '../../platform/island.ts';
import { Shares } from '../../platform/island-shares.tsx';
import { CommentItem, type CommentsContext } from './CommentItem.tsx';
import type { CommentsState } from './comment-state.ts';

interface ListProps {
  readonly context: CommentsContext;
}
const POSITIONS = ['for', 'neutral', 'against'] as const satisfies readonly Position[];

interface BalanceProps {
  readonly t: Translate;
  readonly counts: CommentsState['counts'];
  readonly locale: string;
}

/** How people who comment are shared out. */
export function Balance({ t, counts, locale }: BalanceProps) {
  const all = counts.for + counts.neutral + counts.against;
  const shares = POSITIONS.map((kind) => {
    const count = counts[kind];
    const said = t(`comments.count.${kind}`, { count, shown: formatNumber(count, locale) });
    return { kind, percent: all === 0 ? 0 : (100 * count) / all, said };
  });
  return <Shares shares={shares} />;
}

const SORTS = ['best', 'recent', 'oldest', 'most-discussed'] as const satisfies readonly CommentSort[];

/** The orders as links, so that each has an address; and the position to read. */
export function Chooser({ context: { store, state, run } }: ListProps) {
  const { t } = store;
  const { sort, position } = state;
  const choose = (chosen: { readonly sort: CommentSort; readonly position: Position | null }) =>
    run((work) => work.choose(store, chosen));
  return (
    <div class="comment-chooser">
      <nav aria-label={t('comments.sort')}>
        {SORTS.map((known) => (
          <a
            key={known}
            href={`?comments=${known}#comments`}
            aria-current={known === sort ? 'true' : undefined}
            onClick={(event) => {
              event.preventDefault();
              choose({ sort: known, position });
            }}
          >
            {t(`comments.sort.${known}`)}
          </a>
        ))}
      </nav>
      <label class="small" for="comments-position">
        {t('comments.filter')}
      </label>
      <select
        class="input input--s"
        id="comments-position"
        value={position ?? ''}
        onChange={({ currentTarget: { value } }) =>
          choose({ sort, position: POSITIONS.find((known) => known === value) ?? null })
        }
      >
        <option value="">{t('comments.filter.all')}</option>
        {POSITIONS.map((known) => (
          <option key={known} value={known}>
            {t(`comments.position.${known}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** What is said to everybody who listens: new comments, and what has just been done. */
export function News({ context: { store, state, run } }: ListProps) {
  const { t } = store;
  const { news, said } = state;
  return (
    <div class="comment-news" role="status">
      {news > 0 && (
        <button class="btn btn--2" type="button" onClick={() => run((work) => work.showNews(store))}>
          {t('comments.new', { count: news })}
        </button>
      )}
      {said.words !== '' && <p class="small">{said.words}</p>}
    </div>
  );
}

/** The threads of the page, and how to go on. */
export function List({ context }: ListProps) {
  const { store, state, live, run } = context;
  const { t } = store;
  const { items, isLoading, failed, next, position, isLinked, sort } = state;
  return (
    <>
      {isLinked && (
        <p class="note">
          {t('comments.linked')}{' '}
          <button
            class="link"
            type="button"
            onClick={() => run((work) => work.choose(store, { sort, position: null }))}
          >
            {t('comments.from-start')}
          </button>
        </p>
      )}
      {items.length === 0 && !isLoading && !failed && (
        <p class="muted">{t(position ? 'comments.none-of-position' : 'comments.none')}</p>
      )}
      <div aria-busy={isLoading}>
        {items.map((comment) => (
          <CommentItem key={comment.id} comment={comment} context={context} />
        ))}
      </div>
      <div role="status">
        {isLoading && <p class="small muted">{t('comments.loading')}</p>}
        {failed && <p class="note note--alert">{problemWords(t, failed.problem)}</p>}
      </div>
      {failed?.again && (
        <p>
          <button class="btn btn--2" type="button" onClick={failed.again}>
            {t('comments.try-again')}
          </button>
        </p>
      )}
      {live && next !== null && !isLoading && !failed && (
        <p>
          <button class="btn btn--2" type="button" onClick={() => run((work) => work.showMore(store))}>
            {t('comments.more')}
          </button>
        </p>
      )}
    </>
  );
}
