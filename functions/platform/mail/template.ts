import type * as z from 'zod';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { Secrets } from '../secrets.ts';

/** Who a mail is from, in its language. */
export interface MailSender {
  readonly name: string;
  /** #rrggbb */
  readonly accentColor: string;
  /** Address or telephone number for questions; may be empty. */
  readonly contact: string;
}

/** What a template may know besides its values. */
export interface MailContext {
  readonly locale: InterfaceLocale;
  /** Without a slash at the end. */
  readonly siteOrigin: string;
  readonly organization: string;
  readonly secrets: Secrets;
}

export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Something to type, shown large. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'button'; readonly text: string; readonly url: string }
  /** A way that few want to go, such as to get no more mails. */
  | { readonly kind: 'link'; readonly text: string; readonly url: string };

/** A mail as plain words, before it is HTML or text; nothing in it is markup. */
export interface MailContent {
  readonly subject: string;
  readonly title: string;
  readonly blocks: readonly MailBlock[];
  /** Why the reader gets this mail, and what to do if it is a mistake. */
  readonly reason: string;
}

/** One kind of mail: which values the outbox keeps for it, and what it says. */
export interface MailTemplate<V extends z.ZodType = z.ZodType> {
  readonly values: V;
  /** @throws ZodError for values that do not fit. */
  content(values: unknown, context: MailContext): Promise<MailContent>;
}

/** Declares a mail; the type of its values follows from their schema. */
export const defineMail = <V extends z.ZodType>(
  values: V,
  content: (values: z.output<V>, context: MailContext) => Promise<MailContent>,
): MailTemplate<V> => ({ values, content: async (stored, context) => content(values.parse(stored), context) });
