import type { InterfaceLocale, Locale, Shown } from './locale.ts';
import type { Instant } from './time.ts';

/** What every public page knows: who publishes it, in which language, and where its other languages are. */
export interface PageFrame {
  readonly locale: InterfaceLocale;
  /** Path without the language, such as `/processes/climate/`. */
  readonly path: string;
  readonly organization: {
    readonly name: Shown;
    readonly description: Shown;
    readonly logo: string | null;
    readonly accentColor: string;
    readonly locales: readonly InterfaceLocale[];
    readonly defaultLocale: InterfaceLocale;
    readonly timeZone: string;
    readonly contact: string;
  };
  /** Published processes, for the menu. */
  readonly menu: readonly { readonly title: Shown; readonly path: string }[];
  /** Pages of the site that stand in the footer, after the charter. */
  readonly footer: readonly { readonly title: Shown; readonly path: string }[];
  /** What stands above the page now: announcements of the organization, then of the process that the page belongs to. */
  readonly announcements: readonly AnnouncementView[];
  readonly siteOrigin: string;
  /**
   * Set where the page is a preview by token: links to pages of the process named by `slug` stay in the preview, and
   * nothing may be indexed.
   */
  readonly preview?: { readonly token: string; readonly slug: string; readonly expiresAt: Instant };
  /** When the page's data were read. */
  readonly renderedAt: Instant;
}

/** A few words above a page. */
export interface AnnouncementView {
  /** Changes with the announcement, so that a changed one is shown again to who has put it away. */
  readonly key: string;
  readonly level: 'info' | 'important';
  readonly text: ShownHtml;
  /** When it is over, for pages that stay open; `null`: not known yet. */
  readonly endsAt: Instant | null;
}

/** A rich text ready to be shown: sanitized, with its language and the fallback's mark. */
export interface ShownHtml {
  readonly html: string;
  readonly locale: Locale;
  readonly isFallback: boolean;
}
