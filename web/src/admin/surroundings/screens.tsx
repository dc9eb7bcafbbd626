/** Screens of what stands around consultations, in a file that a browser loads when one of them is opened. */
import type { SpaceId } from '../../../../shared/platform/ids.ts';
import type { Place } from '../places.ts';
import { NewSitePage, SitePageScreen, SitePageTable } from '../site-pages/SitePages.tsx';
import { AnnouncementScreen } from './Announcement.tsx';
import { DocumentsScreen } from './Documents.tsx';
import { PartnersScreen } from './Partners.tsx';
import { PeaksScreen } from './Peaks.tsx';
import { SignInServicesScreen } from './SignInServices.tsx';

interface SurroundingsProps {
  readonly place: Place;
  /** What the screen belongs to. */
  readonly spaceId: SpaceId;
  /** Name of the process, above the title. */
  readonly above?: string | undefined;
}

/** The screen of a place around consultations; nothing for any other place. */
export function Surroundings({ place, spaceId, above }: SurroundingsProps) {
  const around = { spaceId, ...(above === undefined ? {} : { above }) };
  switch (place.screen) {
    case 'announcement':
    case 'site-announcement':
      return <AnnouncementScreen {...around} />;
    case 'partners':
    case 'site-partners':
      return <PartnersScreen {...around} />;
    case 'peaks':
      return <PeaksScreen />;
    case 'sign-in-services':
      return <SignInServicesScreen />;
    case 'documents':
      return <DocumentsScreen />;
    case 'site-pages':
      return <SitePageTable />;
    case 'new-site-page':
      return <NewSitePage />;
    case 'site-page':
      return <SitePageScreen key={place.slug} slug={place.slug} />;
    default:
      return null;
  }
}
