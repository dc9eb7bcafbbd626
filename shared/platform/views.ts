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
  readonly siteOrigin: string;
  /** When the page's data were read. */
  readonly renderedAt: Instant;
}

/** A rich text ready to be shown: sanitized, with its language and the fallback's mark. */
export interface ShownHtml {
  readonly html: string;
  readonly locale: Locale;
  readonly isFallback: boolean;
}
