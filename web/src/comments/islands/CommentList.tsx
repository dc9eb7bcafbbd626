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

interface Chosen {
  readonly sort: CommentSort;
  readonly position: Position | null;
}

/** The orders and positions as links, so that each has an address. */
export function Chooser({ context: { store, state, run } }: ListProps) {
  const { t } = store;
  const { sort, position } = state;
  const link = (chosen: Chosen, isChosen: boolean, words: string) => (
    <a
      key={words}
      href={`?comments=${chosen.sort}${chosen.position ? `&position=${chosen.position}` : ''}#comments`}
      aria-current={isChosen ? 'true' : undefined}
      onClick={(event) => {
        event.preventDefault();
        run((work) => work.choose(store, chosen));
      }}
    >
      {words}
    </a>
  );
  return (
    <div class="comment-chooser scripted">
      <nav aria-label={t('comments.sort')}>
        {SORTS.map((known) => link({ sort: known, position }, known === sort, t(`comments.sort.${known}`)))}
      </nav>
      <nav aria-label={t('comments.filter')}>
        {link({ sort, position: null }, position === null, t('comments.filter.all'))}
        {POSITIONS.map((known) => link({ sort, position: known }, known === position, t(`comments.position.${known}`)))}
      </nav>
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
  const { store, state, run } = context;
  const { t } = store;
  const { items, isLoading, failed, position, isLinked, sort } = state;
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
      <End context={context} />
    </>
  );
}

/** What stands below the threads: that more are being loaded, why they are not, or the way to them. */
function End({ context: { store, state, run } }: ListProps) {
  const { t } = store;
  const { isLoading, failed, next } = state;
  const button = (words: string, press: () => void) => (
    <p>
      <button class="btn btn--2 scripted" type="button" onClick={press}>
        {words}
      </button>
    </p>
  );
  return (
    <>
      <div role="status">
        {isLoading && <p class="small muted">{t('comments.loading')}</p>}
        {failed && <p class="note note--alert">{problemWords(t, failed.problem)}</p>}
      </div>
      {failed?.again && button(t('comments.try-again'), failed.again)}
      {next !== null && !isLoading && !failed && button(t('comments.more'), () => run((work) => work.showMore(store)))}
    </>
  );
}
