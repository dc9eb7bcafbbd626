import { useOffice } from '../context.ts';
import { type Place, paths } from '../places.ts';
import { useRights } from '../rights.ts';
import type { Space } from '../space.ts';

interface SideLinkProps {
  readonly href: string;
  readonly text: string;
  readonly isHere: boolean;
}

const SideLink = ({ href, text, isHere }: SideLinkProps) => (
  <li>
    <a href={href} aria-current={isHere ? 'page' : undefined}>
      {text}
    </a>
  </li>
);

function SpaceLinks({ space: { process, components }, place }: { readonly space: Space; readonly place: Place }) {
  const { t, textOf } = useOffice();
  const runs = useRights().runs(process.id);
  const isIn = (id: string) => 'componentId' in place && place.componentId === id && place.screen !== 'component';
  return (
    <>
      <h2>{textOf(process.title)}</h2>
      <ul>
        {runs && (
          <>
            <SideLink
              href={paths.process(process.id)}
              text={t('process.settings')}
              isHere={place.screen === 'process'}
            />
            <SideLink href={paths.preview(process.id)} text={t('preview.title')} isHere={place.screen === 'preview'} />
            <SideLink
              href={paths.components(process.id)}
              text={t('components.title')}
              isHere={place.screen === 'components' || place.screen === 'new-component' || place.screen === 'component'}
            />
          </>
        )}
        {components.map((component) => (
          <SideLink
            key={component.id}
            href={paths.contents(component)}
            text={textOf(component.name)}
            isHere={isIn(component.id)}
          />
        ))}
        {runs &&
          (['documents', 'partners', 'announcement'] as const).map((screen) => (
            <SideLink
              key={screen}
              href={paths[screen](process.id)}
              text={t(`${screen}.title`)}
              isHere={place.screen === screen}
            />
          ))}
        {runs && (
          <SideLink
            href={paths.processTeam(process.id)}
            text={t('team.title')}
            isHere={place.screen === 'process-team'}
          />
        )}
      </ul>
    </>
  );
}

/** Screens that agents have in the menu themselves. */
const isOfAgents = (place: Place): boolean =>
  place.screen === 'verification-method' && (place.method === 'desk' || place.method === 'id-document');

/** What belongs to the platform itself, for its administrators. */
function PlatformLinks({ place }: { readonly place: Place }) {
  const { t } = useOffice();
  const { screen } = place;
  return (
    <>
      <SideLink
        href={paths.groups}
        text={t('groups.title')}
        isHere={screen === 'groups' || screen === 'new-group' || screen === 'group'}
      />
      <SideLink href={paths.taxonomies} text={t('taxonomies.title')} isHere={screen === 'taxonomies'} />
      <SideLink href={paths.organization} text={t('organization.title')} isHere={screen === 'organization'} />
      <SideLink
        href={paths.sitePages}
        text={t('site-pages.title')}
        isHere={screen === 'site-pages' || screen === 'new-site-page' || screen === 'site-page'}
      />
      <SideLink href={paths.siteAnnouncement} text={t('announcement.title')} isHere={screen === 'site-announcement'} />
      <SideLink
        href={paths.newsletters}
        text={t('newsletters.title')}
        isHere={screen === 'newsletters' || screen === 'newsletter'}
      />
      <SideLink href={paths.sitePartners} text={t('partners.title')} isHere={screen === 'site-partners'} />
      <SideLink
        href={paths.verifications}
        text={t('verification.title')}
        isHere={screen === 'verifications' || (screen === 'verification-method' && !isOfAgents(place))}
      />
      <SideLink href={paths.mails} text={t('mails.title')} isHere={screen === 'mails' || screen === 'mail-previews'} />
      <SideLink href={paths.audit} text={t('audit.title')} isHere={screen === 'audit'} />
      <SideLink href={paths.peaks} text={t('peaks.title')} isHere={screen === 'peaks'} />
      <SideLink href={paths.signInServices} text={t('services.title')} isHere={screen === 'sign-in-services'} />
      <SideLink href={paths.team} text={t('team.title')} isHere={screen === 'team'} />
    </>
  );
}

/** What agents do, and nobody else: entering for people who are present, and looking at documents that were sent. */
function AgentLinks({ place }: { readonly place: Place }) {
  const { t } = useOffice();
  const { has, isAgentOnly } = useRights();
  const isHere = (method: string) =>
    place.screen === 'verification-method' ? place.method === method : isAgentOnly && method === 'desk';
  return (
    <>
      <SideLink href={paths.verificationMethod('desk')} text={t('verification-desk.title')} isHere={isHere('desk')} />
      {has(['agent'], 'organization') && (
        <SideLink
          href={paths.verificationMethod('id-document')}
          text={t('verification-id-document.title')}
          isHere={isHere('id-document')}
        />
      )}
    </>
  );
}

/** Sections of the back office: the process that one is in, then the whole platform. */
export function Side({ place, space }: { readonly place: Place; readonly space?: Space | undefined }) {
  const { t, navigation } = useOffice();
  const { isAdministrator, isAgentOnly, has } = useRights();
  const { screen } = place;
  return (
    <nav class="side" aria-label={t('office.sections')}>
      {/* A new one after each move: on telephones the list folds itself once it has been used. */}
      <details class="fold fold--side" key={navigation.moves}>
        <summary>{t('office.sections')}</summary>
        {space && <SpaceLinks space={space} place={place} />}
        <h2>{t('office.platform')}</h2>
        <ul>
          {!isAgentOnly && <SideLink href={paths.today} text={t('today.title')} isHere={screen === 'today'} />}
          {has(['agent']) && <AgentLinks place={place} />}
          {has(['moderator', 'process-administrator']) && (
            <SideLink href={paths.moderation} text={t('moderation.title')} isHere={screen === 'moderation'} />
          )}
          {!isAgentOnly && (
            <SideLink
              href={paths.processes}
              text={t('processes.title')}
              isHere={screen === 'processes' || screen === 'new-process' || screen === 'start'}
            />
          )}
          {isAdministrator && <PlatformLinks place={place} />}
        </ul>
      </details>
    </nav>
  );
}
