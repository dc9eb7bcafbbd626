import type { NewsletterId, TaxonomyId } from '../platform/ids.ts';
import type { Locale, Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame } from '../platform/views.ts';

/** The page where people subscribe to newsletters; and, at `/newsletter/preferences/`, where they change what they chose. */
export interface NewsletterSignUpPage extends PageFrame {
  /** What one may be written to about, in the order of the taxonomy; empty: the form does not ask. */
  readonly territories: readonly { readonly id: TaxonomyId; readonly name: Shown }[];
  /** Version of the words of consent that the form shows; the sign-up says it back. */
  readonly consentVersion: string;
  /** Whether there is an archive to lead to: at least one newsletter is in it. */
  readonly hasArchive: boolean;
}

/** A newsletter in the list of the archive. */
export interface NewsletterItemView {
  readonly id: NewsletterId;
  /** Without the language: `/newsletters/{id}/`. */
  readonly path: string;
  readonly subject: Shown;
  /** Empty where nothing was written. */
  readonly preheader: Shown;
  readonly sentAt: Instant;
}

/** What was sent so far and is public, newest first. */
export interface NewslettersPage extends PageFrame {
  readonly newsletters: readonly NewsletterItemView[];
  /** Path of the feed in the page's language. */
  readonly feed: string;
}

/** A block of a newsletter as a web page shows it: data of cards are filled in, texts are sanitized. */
export type NewsletterBlockView =
  | { readonly kind: 'heading'; readonly text: string }
  /** Sanitized. */
  | { readonly kind: 'text'; readonly html: string }
  | {
      readonly kind: 'image';
      readonly url: string;
      /** Empty: decorative. */
      readonly alt: string;
      /** Pixels; `null`: not known. */
      readonly width: number | null;
      readonly height: number | null;
      /** Where a click leads; `null`: nowhere. */
      readonly link: string | null;
    }
  | { readonly kind: 'button'; readonly text: string; readonly url: string }
  | {
      /** A process, a proposal, a project, or an event that was typed by hand. */
      readonly kind: 'card';
      readonly of: 'process' | 'proposal' | 'project' | 'event';
      readonly title: Shown;
      /** One or two sentences; may be empty. */
      readonly text: Shown;
      /** A short line beside the title: phase, place, date, amount; may be empty. */
      readonly meta: string;
      /** `null`: there is no page (any more). */
      readonly url: string | null;
      readonly image: string | null;
    }
  | { readonly kind: 'divider' };

/** One newsletter on the web: the page's own layout, not the mail's. */
export interface NewsletterPage extends PageFrame {
  readonly newsletter: NewsletterItemView;
  /** Language that the blocks are written in: the page's, or the newsletter's fallback. */
  readonly contentLocale: Locale;
  readonly blocks: readonly NewsletterBlockView[];
  /** Path of the feed in the page's language. */
  readonly feed: string;
}
