import { type InterfaceLocale, type Locale, type Localized, localize } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { PageFrame, ShownHtml } from '../../shared/platform/views.ts';
import type { Organization, Process } from '../../shared/spaces/contract.ts';
import type { Frames } from './page.ts';
import { toHtml } from './rich-text.ts';

interface FrameData {
  readonly organization: Organization;
  /** In menu order, published or not: only published ones are shown. */
  readonly processes: readonly Process[];
  readonly siteOrigin: string;
  /** When these data were read. */
  readonly readAt: Instant;
}

/** Makes the frame of any page from what all of them share. */
export const framesOf =
  ({ organization, processes, siteOrigin, readAt }: FrameData): Frames =>
  (locale: InterfaceLocale, path: string): PageFrame => {
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
      siteOrigin,
      renderedAt: readAt,
    };
  };

/** A localized Markdown text as sanitized HTML, in the wanted language or the one that stands in for it. */
export function shownHtml(texts: Localized, wanted: Locale, fallback: Locale): ShownHtml {
  const { text, locale, isFallback } = localize(texts, wanted, fallback);
  return { html: text === '' ? '' : toHtml({ format: 'markdown', text }), locale, isFallback };
}
