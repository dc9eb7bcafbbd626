import type { ProposalCard } from '../../../../shared/proposals/contract.ts';
import type { Component, Taxonomy } from '../../../../shared/spaces/contract.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths, publicPaths } from '../places.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { offeredOrUsed } from '../taxonomies/taxonomy-tree.ts';
import { type ListAddress, queryOf, readAddress, writeAddress } from './list-address.ts';
import { ProposalFilters } from './ProposalFilters.tsx';
import { StateMark } from './StateMark.tsx';

const votesOf = ({ tally }: ProposalCard) => tally.support + tally.agree + tally.mixed + tally.disagree;

function ProposalRow({
  card,
  theme,
  publicPath,
}: {
  readonly card: ProposalCard;
  readonly theme: Taxonomy | undefined;
  readonly publicPath: string | null;
}) {
  const { t, textOf, number } = useOffice();
  const author = card.isOfficial ? t('proposal.official') : (card.authorName ?? t('proposal.no-author'));
  return (
    <tr>
      <th scope="row">
        <a class="row-head" href={paths.proposal(card.componentId, card.id)} lang={card.locale}>
          {card.title}
        </a>
        <small>
          {card.reference}, {author}
        </small>
      </th>
      <td>{theme ? textOf(theme.name) : <span class="muted">{t('proposal.no-theme')}</span>}</td>
      <td>
        <StateMark state={card.state} />
      </td>
      <td class="n">{number(votesOf(card))}</td>
      <td class="n">{number(card.comments)}</td>
      <td>
        <div class="row-links">
          <a href={paths.proposal(card.componentId, card.id)}>
            {t(card.isAnswered ? 'proposal.change-answer' : 'proposal.answer')}
            <span class="sr"> {card.reference}</span>
          </a>
          {publicPath && (
            <a href={publicPath}>
              {t('public.short')}
              <span class="sr"> {card.reference}</span>
            </a>
          )}
        </div>
      </td>
    </tr>
  );
}

interface ListProps {
  readonly component: Component;
  readonly address: ListAddress;
  readonly themes: readonly Taxonomy[];
}

function Pages({
  address,
  path,
  next,
}: {
  readonly address: ListAddress;
  readonly path: string;
  readonly next: string | null;
}) {
  const { t } = useOffice();
  if (address.cursor === '' && next === null) return null;
  return (
    <nav class="pages" aria-label={t('pages.label')}>
      {address.cursor !== '' && <a href={path + writeAddress({ ...address, cursor: '' })}>{t('pages.first')}</a>}
      {next !== null && (
        <a href={path + writeAddress({ ...address, cursor: next })} rel="next">
          {t('pages.next')}
        </a>
      )}
    </nav>
  );
}

function Rows({
  component,
  cards,
  themes,
}: Pick<ListProps, 'component' | 'themes'> & { cards: readonly ProposalCard[] }) {
  const { t, publicLocale } = useOffice();
  const { process } = useSpace();
  const isPublic = process.isPublished && component.isPublished;
  const columns = ['title', 'theme', 'state', 'votes', 'comments', 'actions'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label={t('proposals.title')}>
      <table class="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" class={column === 'votes' || column === 'comments' ? 'n' : ''}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => (
            <ProposalRow
              key={card.id}
              card={card}
              theme={themes.find(({ id }) => id === card.themeId)}
              publicPath={isPublic ? publicPaths(publicLocale).proposal(process.slug, component.id, card.id) : null}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ProposalList({ component, address, themes }: ListProps) {
  const { t } = useOffice();
  const path = paths.proposals(component.id);
  const query = queryOf(
    address,
    themes.map(({ id }) => id),
  );
  const loaded = useLoaded(component.id + writeAddress(address), () =>
    api.proposals.manage({ params: { componentId: component.id }, query }),
  );
  const cards = loaded.state.status === 'ready' ? loaded.state.data.items : [];
  const used = [address.theme, ...cards.map(({ themeId }) => themeId)];
  const isFiltered = address.q !== '' || address.state !== '' || address.theme !== '';
  return (
    <div class="stack stack-24">
      <ProposalFilters address={address} themes={offeredOrUsed(themes, component.processId, used)} path={path} />
      <WhenLoaded loaded={loaded}>
        {({ items, next, total }) =>
          items.length === 0 ? (
            <p class="empty" role="status">
              {t(isFiltered ? 'proposals.none-found' : 'proposals.empty')}
            </p>
          ) : (
            <div class="stack">
              <p role="status">{total === null ? '' : t('proposals.total', { count: total })}</p>
              <Rows component={component} cards={items} themes={themes} />
              <Pages address={address} path={path} next={next} />
            </div>
          )
        }
      </WhenLoaded>
    </div>
  );
}

/** Proposals of a component: search, filters, order and pages, all in the address. */
export function ProposalTable({ component }: { readonly component: Component }) {
  const { t, textOf, navigation } = useOffice();
  const { process } = useSpace();
  const address = readAddress(navigation.search);
  const taxonomies = useLoaded('taxonomies', () => api.spaces.manageTaxonomies());
  const create = (
    <>
      <a class="btn btn--2 btn--s" href={paths.component(component.id)}>
        {t('component.settings')}
      </a>
      <a class="btn btn--s" href={paths.newOfficial(component.id)}>
        {t('official.new')}
      </a>
    </>
  );
  return (
    <Screen title={textOf(component.name)} above={textOf(process.title)} actions={create}>
      <WhenLoaded loaded={taxonomies}>
        {({ items }) => (
          <ProposalList component={component} address={address} themes={items.filter(({ kind }) => kind === 'theme')} />
        )}
      </WhenLoaded>
    </Screen>
  );
}
