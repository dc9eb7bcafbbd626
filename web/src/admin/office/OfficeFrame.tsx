import { useMemo } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { ComponentSettings } from '../components/ComponentSettings.tsx';
import { ComponentList, NewComponent } from '../components/Components.tsx';
import { useOffice } from '../context.ts';
import { WhenLoaded } from '../loading.tsx';
import { OrganizationSettings } from '../organization/OrganizationSettings.tsx';
import { type Place, paths, placeAt } from '../places.ts';
import { NewProcess, ProcessSettings } from '../processes/ProcessScreens.tsx';
import { ProcessTable } from '../processes/ProcessTable.tsx';
import { AnswerScreen } from '../proposals/AnswerScreen.tsx';
import { OfficialProposal } from '../proposals/OfficialProposal.tsx';
import { ProposalTable } from '../proposals/ProposalTable.tsx';
import { Screen } from '../Screen.tsx';
import { openSpace, SpaceContext, type SpacePlace, useLoadedSpace, useSpace } from '../space.ts';
import { Taxonomies } from '../taxonomies/Taxonomies.tsx';
import { Today } from '../today/Today.tsx';
import { Side } from './Side.tsx';

function NotFound() {
  const { t } = useOffice();
  return (
    <Screen title={t('not-found.title')}>
      <p>{t('not-found.text')}</p>
      <a class="more" href={paths.today}>
        {t('not-found.home')}
      </a>
    </Screen>
  );
}

/** Screens that belong to no process. */
function PlatformScreen({ place }: { readonly place: Place }) {
  switch (place.screen) {
    case 'today':
      return <Today />;
    case 'processes':
      return <ProcessTable />;
    case 'new-process':
      return <NewProcess />;
    case 'taxonomies':
      return <Taxonomies />;
    case 'organization':
      return <OrganizationSettings />;
    default:
      return <NotFound />;
  }
}

function ComponentScreen({ place }: { readonly place: Extract<Place, { readonly componentId: ComponentId }> }) {
  const component = useSpace().components.find(({ id }) => id === place.componentId);
  if (!component) return <NotFound />;
  switch (place.screen) {
    case 'component':
      return <ComponentSettings key={component.id} component={component} />;
    case 'proposals':
      return <ProposalTable key={component.id} component={component} />;
    case 'new-official':
      return <OfficialProposal key={component.id} component={component} />;
    default:
      return <AnswerScreen key={place.proposalId} component={component} proposalId={place.proposalId} />;
  }
}

/** Screens within a process. */
function SpaceScreen({ place }: { readonly place: SpacePlace }) {
  const { process } = useSpace();
  if ('componentId' in place) return <ComponentScreen place={place} />;
  if (place.screen === 'components') return <ComponentList />;
  return place.screen === 'process' ? <ProcessSettings key={process.id} /> : <NewComponent />;
}

function SpaceFrame({ place }: { readonly place: SpacePlace }) {
  const { t } = useOffice();
  const loaded = useLoadedSpace(place);
  const { state, replace } = loaded;
  const space = state.status === 'ready' ? state.data : undefined;
  const open = useMemo(() => (space ? openSpace(space, replace) : null), [space, replace]);
  return (
    <div class="office">
      <Side place={place} space={space} />
      <main class="work" id="content" tabIndex={-1}>
        {open ? (
          <SpaceContext.Provider value={open}>
            <SpaceScreen place={place} />
          </SpaceContext.Provider>
        ) : (
          <Screen title={t(state.status === 'loading' ? 'office.opening' : 'not-found.title')}>
            <WhenLoaded loaded={loaded}>{() => null}</WhenLoaded>
          </Screen>
        )}
      </main>
    </div>
  );
}

/** Sections at the side, the screen of the address beside them. */
export function OfficeFrame() {
  const { navigation } = useOffice();
  const place = placeAt(navigation.pathname);
  if ('processId' in place || 'componentId' in place) return <SpaceFrame place={place} />;
  return (
    <div class="office">
      <Side place={place} />
      <main class="work" id="content" tabIndex={-1}>
        <PlatformScreen key={place.screen} place={place} />
      </main>
    </div>
  );
}
