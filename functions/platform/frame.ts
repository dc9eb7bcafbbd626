import { type InterfaceLocale, type Locale, type Localized, localize } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { AnnouncementView, PageFrame, ShownHtml } from '../../shared/platform/views.ts';
import type { Announcement } from '../../shared/spaces/announcement.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { isAnnounced } from '../../shared/spaces/rules.ts';
import type { Frames } from './page.ts';
import { toHtml } from './rich-text.ts';

interface FrameData {
  readonly organization: Organization;
  /** In menu order, published or not: only published ones are shown. */
  readonly processes: readonly Process[];
  /** Pages of the footer in its order. */
  readonly footer: readonly { readonly title: Localized; readonly path: string }[];
  /** Of every space, over or not: only those of the page that are on are shown. */
  readonly announcements: readonly Announcement[];
  readonly siteOrigin: string;
  /** When these data were read. */
  readonly readAt: Instant;
}

/** Announcements that concern a page at `readAt`: those of the organization first. */
function announcementsAt({ organization, processes, announcements, readAt }: FrameData, locale: Locale, path: string) {
  const process = processes.find(({ slug }) => path.startsWith(`/processes/${slug}/`));
  const concerning = (['organization', process?.id] as const).flatMap(
    (space) => announcements.find(({ spaceId }) => spaceId === space) ?? [],
  );
  return concerning
    .filter((announcement) => isAnnounced(announcement, readAt))
    .map(
      ({ spaceId, version, level, text, endsAt }): AnnouncementView => ({
        key: `${spaceId}-${version}`,
        level,
        text: shownHtml(text, locale, organization.defaultLocale),
        endsAt,
      }),
    );
}

/** Makes the frame of any page from what all of them share. */
export const framesOf = (data: FrameData): Frames => {
  const { organization, processes, footer, siteOrigin, readAt } = data;
  return (locale: InterfaceLocale, path: string): PageFrame => {
    const shown = (texts: Localized) => localize(texts, locale, organization.defaultLocale);
    return {
      locale,
      path,
      organization: {
        name: shown(organization.name),
        description: shown(organization.description),
        logo: organization.logo,
        accentColor: organization.accentColor,
        locales: organization.locales,
        defaultLocale: organization.defaultLocale,
        timeZone: organization.timeZone,
        contact: organization.contact,
      },
      menu: processes
        .filter(({ isPublished }) => isPublished)
        .map(({ title, slug }) => ({ title: shown(title), path: `/processes/${slug}/` })),
      footer: footer.map(({ title, path: target }) => ({ title: shown(title), path: target })),
      announcements: announcementsAt(data, locale, path),
      siteOrigin,
      renderedAt: readAt,
    };
  };
};

/** A localized Markdown text as sanitized HTML, in the wanted language or the one that stands in for it. */
export function shownHtml(texts: Localized, wanted: Locale, fallback: Locale): ShownHtml {
  const { text, locale, isFallback } = localize(texts, wanted, fallback);
  return { html: text === '' ? '' : toHtml({ format: 'markdown', text }), locale, isFallback };
}
