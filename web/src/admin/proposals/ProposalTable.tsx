import type { Component } from '../../../../shared/spaces/component.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';
import { useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { useSpace } from '../space.ts';
import { offeredOrUsed } from '../taxonomies/taxonomy-tree.ts';
import { ActNote } from './ActNote.tsx';
import { FoundProposals } from './FoundProposals.tsx';
import { isFiltered, type ListAddress, queryOf, readAddress, writeAddress } from './list-address.ts';
import { statesIn, templatesIn } from './own-states.ts';
import { ProposalFilters } from './ProposalFilters.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { useAct } from './use-act.ts';

interface ListProps {
  readonly component: Component;
  readonly address: ListAddress;
  readonly taxonomies: readonly Taxonomy[];
}

function ProposalList({ component, address, taxonomies }: ListProps) {
  const { t } = useOffice();
  const path = paths.proposals(component.id);
  const known = taxonomies.map(({ id }) => id);
  const loaded = useLoaded(component.id + writeAddress(address), () =>
    api.proposals.manage({ params: { componentId: component.id }, query: queryOf(address, known) }),
  );
  const cards = loaded.state.status === 'ready' ? loaded.state.data.items : [];
  const used = [
    address.theme,
    address.territory,
    ...cards.flatMap(({ themeId, territoryId }) => [themeId, territoryId]),
  ];
  const offered = offeredOrUsed(taxonomies, component.processId, used);
  const offer = {
    states: statesIn(component.settings),
    templates: templatesIn(component.settings),
    taxonomies: offered,
  };
  const act = useAct(component.id, loaded.reload);
  return (
    <div class="stack stack-24">
      <ActNote {...act} />
      <SavedFilters componentId={component.id} address={address} path={path} />
      <ProposalFilters address={address} taxonomies={offered} states={offer.states} path={path} />
      <WhenLoaded loaded={loaded}>
        {({ items, next, total }) =>
          items.length === 0 ? (
            <p class="empty" role="status">
              {t(isFiltered(address) ? 'proposals.none-found' : 'proposals.empty')}
            </p>
          ) : (
            <FoundProposals
              component={component}
              address={address}
              taxonomies={taxonomies}
              cards={items}
              total={total ?? items.length}
              next={next}
              path={path}
              offer={offer}
              act={act}
              reload={loaded.reload}
            />
          )
        }
      </WhenLoaded>
    </div>
  );
}

/** Proposals of a component: search, filters, order and pages, all in the address. */
export function ProposalTable({ component }: { readonly component: Component }) {
  const { t, textOf, navigation } = useOffice();
  const { process, components } = useSpace();
  const isStudied = components.some(({ kind }) => kind === 'budgets');
  const address = readAddress(navigation.search);
  const taxonomies = useLoaded('taxonomies', () => api.spaces.manageTaxonomies());
  const studies = isStudied && (
    <a class="btn btn--2 btn--s" href={paths.studies(component.id)}>
      {t('studies.title')}
    </a>
  );
  const create = useRights().runs(process.id) && (
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
    <Screen
      title={textOf(component.name)}
      above={textOf(process.title)}
      actions={
        <>
          {studies}
          {create}
        </>
      }
    >
      <WhenLoaded loaded={taxonomies}>
        {({ items }) => <ProposalList component={component} address={address} taxonomies={items} />}
      </WhenLoaded>
    </Screen>
  );
}
