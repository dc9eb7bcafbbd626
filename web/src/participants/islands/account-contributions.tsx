import type { OwnContribution } from '../../../../shared/participants/account.ts';
import { formatDay } from '../../../../shared/platform/format.ts';
import { accountApi } from '../account-api.ts';
import { LoadedPart } from './account-loaded.tsx';
import { type AccountPart, useLoaded } from './account-part.ts';

interface Listed {
  readonly items: readonly OwnContribution[];
  readonly total: number;
}

/** Everything that one has written: drafts to go on with, proposals in every state, comments. */
export function Contributions(part: AccountPart) {
  const { t } = part;
  const { loaded, again } = useLoaded(() => accountApi.listContributions());
  return (
    <LoadedPart t={t} loaded={loaded} again={again}>
      {({ proposals, comments }) => <Everything part={part} proposals={proposals} comments={comments} />}
    </LoadedPart>
  );
}

interface EverythingProps {
  readonly part: AccountPart;
  readonly proposals: Listed;
  readonly comments: Listed;
}

function Everything({ part, proposals, comments }: EverythingProps) {
  const { t } = part;
  const drafts = proposals.items.filter(({ state }) => state === 'draft');
  const published = proposals.items.filter(({ state }) => state !== 'draft');
  const count = proposals.total - drafts.length;
  if (proposals.total + comments.total === 0) {
    return (
      <div class="empty">
        <p>{t('account.no-contributions')}</p>
      </div>
    );
  }
  return (
    <div class="stack stack-32">
      {drafts.length > 0 && <List part={part} id="drafts" title={t('account.drafts')} items={drafts} />}
      {count > 0 && (
        <List part={part} id="proposals" title={t('account.proposals', { count })} items={published} total={count} />
      )}
      {comments.total > 0 && (
        <List
          part={part}
          id="comments"
          title={t('account.comments', { count: comments.total })}
          items={comments.items}
          total={comments.total}
        />
      )}
    </div>
  );
}

interface ListProps {
  readonly part: AccountPart;
  readonly id: string;
  readonly title: string;
  readonly items: readonly OwnContribution[];
  readonly total?: number;
}

function List({ part, id, title, items, total = items.length }: ListProps) {
  const { t } = part;
  return (
    <section class="stack stack-8" aria-labelledby={`account-${id}`}>
      <h3 id={`account-${id}`}>{title}</h3>
      <ul class="list">
        {items.map((item) => (
          <Item key={item.id} part={part} item={item} />
        ))}
      </ul>
      {total > items.length && <p class="small muted">{t('account.newest-only', { count: items.length })}</p>}
    </section>
  );
}

function Item({ part: { t, locale, timeZone }, item }: { readonly part: AccountPart; readonly item: OwnContribution }) {
  const { kind, state, path, excerpt } = item;
  const isDraft = state === 'draft';
  const day = formatDay(item.at, locale, timeZone);
  const title = item.title.trim() || t('account.untitled');
  const words = kind === 'comment' ? t('account.comment-on', { title }) : title;
  const lang = kind === 'proposal' && item.locale !== locale ? item.locale : undefined;
  return (
    <li class="contribution">
      {path === null || isDraft ? (
        <b lang={lang}>{words}</b>
      ) : (
        <a href={`/${locale}${path}`} lang={lang}>
          {words}
        </a>
      )}
      {excerpt && <p class="small">{excerpt}</p>}
      <p class="meta">
        {kind === 'proposal' && !isDraft && <span>{t(`account.state.${state}`)}</span>}
        <span>{t(isDraft ? 'account.draft-changed' : 'account.published-on', { day })}</span>
        {path === null && <span>{t('account.hidden')}</span>}
        {isDraft && path !== null && (
          <a class="more" href={`/${locale}${path}`} aria-label={`${t('account.continue')} – ${title}`}>
            {t('account.continue')}
          </a>
        )}
      </p>
    </li>
  );
}
