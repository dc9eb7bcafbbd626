import { useMemo } from 'preact/hooks';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import { useOffice } from '../context.ts';
import { loadedLater } from '../LoadedLater.tsx';
import { WhenLoaded } from '../loading.tsx';
import { isAround, type Place, paths, placeAt } from '../places.ts';
import { ProcessTable } from '../processes/ProcessTable.tsx';
import { useRights } from '../rights.ts';
import { Screen } from '../Screen.tsx';
import { openSpace, SpaceContext, type SpacePlace, useLoadedSpace, useSpace } from '../space.ts';
import { Today } from '../today/Today.tsx';
import { Side } from './Side.tsx';

/** Loaded with their words when one of them is opened: the day begins with what waits, and needs none of them. */
const Preparing = loadedLater(['preparing', 'spaces'], async () => (await import('../start/screens.tsx')).Preparing);
const Moderation = loadedLater(['moderation'], async () => (await import('../moderation/screens.ts')).Moderation);
const AuditLog = loadedLater(['audit'], async () => (await import('../audit/screens.ts')).AuditLog);
const Verifications = loadedLater(
  ['verifications'],
  async () => (await import('../verifications/screens.tsx')).Verifications,
);
// With the names of verifications, by which readers are chosen.
const Newsletters = loadedLater(
  ['newsletters', 'verifications'],
  async () => (await import('../newsletters/screens.tsx')).Newsletters,
);
const MailPreviews = loadedLater(['mails'], async () => (await import('../mails/previews/screens.ts')).MailPreviews);
const MailOffice = loadedLater(['mails'], async () => (await import('../mails/screens.ts')).MailOffice);
const Team = loadedLater(['team'], async () => (await import('../team/screens.ts')).Team);
const Surroundings = loadedLater(
  ['surroundings'],
  async () => (await import('../surroundings/screens.tsx')).Surroundings,
);
const SpaceSettings = loadedLater(['spaces'], async () => (await import('../processes/screens.tsx')).SpaceSettings);
const PlatformSettings = loadedLater(
  ['spaces'],
  async () => (await import('../processes/screens.tsx')).PlatformSettings,
);
const Budgets = loadedLater(['budgets'], async () => (await import('../budgets/screens.tsx')).Budgets);
// With what the catalogue refuses, which projects are made in.
const Studies = loadedLater(['studies', 'budgets'], async () => (await import('../studies/screens.tsx')).Studies);
const Proposals = loadedLater(['proposals'], async () => (await import('../proposals/screens.tsx')).Proposals);

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

/** What agents see first. */
const DESK: Place = { screen: 'verification-method', method: 'desk' };

/** Screens that belong to no process. */
function PlatformScreen({ place }: { readonly place: Place }) {
  const { isAgentOnly } = useRights();
  switch (place.screen) {
    case 'today':
      return isAgentOnly ? <Verifications place={DESK} /> : <Today />;
    case 'processes':
      return <ProcessTable />;
    case 'start':
    case 'groups':
    case 'new-group':
    case 'group':
      return <Preparing place={place} />;
    case 'moderation':
      return <Moderation />;
    case 'audit':
      return <AuditLog />;
    case 'verifications':
    case 'verification-method':
      return <Verifications key={'method' in place ? place.method : ''} place={place} />;
    case 'newsletters':
    case 'newsletter':
      return <Newsletters place={place} />;
    case 'mail-previews':
      return <MailPreviews template={place.template} />;
    case 'mails':
      return <MailOffice />;
    case 'team':
      return <Team spaceId="organization" />;
    case 'new-process':
    case 'taxonomies':
    case 'organization':
      return <PlatformSettings place={place} />;
    default:
      return isAround(place) ? <Surroundings place={place} spaceId="organization" /> : <NotFound />;
  }
}

function ComponentScreen({ place }: { readonly place: Extract<Place, { readonly componentId: ComponentId }> }) {
  const component = useSpace().components.find(({ id }) => id === place.componentId);
  if (!component) return <NotFound />;
  if (place.screen === 'budget')
    return component.kind === 'budgets' ? (
      <Budgets key={component.id} place={place} component={component} />
    ) : (
      <NotFound />
    );
  if (place.screen === 'studies' || place.screen === 'study')
    return (
      <Studies key={'proposalId' in place ? place.proposalId : component.id} place={place} component={component} />
    );
  return place.screen === 'component' ? (
    <SpaceSettings key={component.id} place={place} component={component} />
  ) : (
    <Proposals
      key={place.screen === 'proposal' ? place.proposalId : component.id}
      place={place}
      component={component}
    />
  );
}

/** Screens within a process. */
function SpaceScreen({ place }: { readonly place: SpacePlace }) {
  const { process } = useSpace();
  const { textOf } = useOffice();
  if ('componentId' in place) return <ComponentScreen place={place} />;
  if (isAround(place))
    return <Surroundings key={process.id} place={place} spaceId={process.id} above={textOf(process.title)} />;
  if (place.screen === 'process-team')
    return <Team key={process.id} spaceId={process.id} above={textOf(process.title)} />;
  if (place.screen === 'preview' || place.screen === 'copy') return <Preparing key={place.screen} place={place} />;
  return <SpaceSettings key={`${place.screen} ${process.id}`} place={place} />;
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
