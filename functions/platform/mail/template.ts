import type * as z from 'zod';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { MailBlock, MailGroup } from '../../../shared/platform/mail-view.ts';
import type { Secrets } from '../secrets.ts';
import { MailNotMade } from './mail-words.ts';

/** Who a mail is from, in its language. */
export interface MailSender {
  readonly name: string;
  /** #rrggbb */
  readonly accentColor: string;
  /** Address or telephone number for questions; may be empty. */
  readonly contact: string;
  /** IANA name: days and hours in mails are of this zone. */
  readonly timeZone: string;
}

/** What a template may know besides its values. */
export interface MailContext {
  readonly locale: InterfaceLocale;
  /** Without a slash at the end. */
  readonly siteOrigin: string;
  readonly organization: string;
  /** Address or telephone number for questions; may be empty. */
  readonly contact: string;
  readonly timeZone: string;
  readonly secrets: Secrets;
}

/** How to get no more mails of this kind. */
export interface Unsubscribe {
  /** Of the link in the mail. */
  readonly text: string;
  /** Page with a button, for people. */
  readonly page: string;
  /** Address that mail programs post to by themselves (RFC 8058). */
  readonly oneClick: string;
}

/** A mail as plain words, before it is HTML or text; nothing in it is markup but the `html` of blocks. */
export interface MailContent {
  readonly subject: string;
  /** What lists of mails show beside the subject. @default the first paragraph */
  readonly preheader?: string;
  /** What it is about, such as the title of a process: stands below the name of the organization. */
  readonly about?: string;
  readonly title: string;
  readonly blocks: readonly MailBlock[];
  /** Why the reader gets this mail, and what to do if it is a mistake. */
  readonly reason: string;
  readonly unsubscribe?: Unsubscribe;
  /** Further ways below the footer. */
  readonly links?: readonly { readonly text: string; readonly url: string }[];
}

/** An example of a mail, for who wants to see what it looks like: values as the outbox keeps them. */
export interface MailSample {
  readonly group: MailGroup;
  readonly values: object;
}

/** One kind of mail: which values the outbox keeps for it, what it says, and an example. */
export interface MailTemplate<V extends z.ZodType = z.ZodType> {
  readonly values: V;
  readonly sample: MailSample;
  /** @throws MailNotMade for values that do not fit. */
  content(values: unknown, context: MailContext): Promise<MailContent>;
}

/** Names of values that are wrong, never what they are. */
const wrongIn = ({ issues }: z.ZodError): string =>
  [...new Set(issues.map(({ path }) => path.join('.') || 'values'))].join(', ');

/**
 * Declares a mail; the type of its values follows from their schema.
 * @param sample what the back office shows as an example, and every test of all mails renders
 */
export const defineMail = <V extends z.ZodType<object>>(
  values: V,
  content: (values: z.output<V>, context: MailContext) => Promise<MailContent>,
  sample: { readonly group: MailGroup; readonly values: z.input<V> & object },
): MailTemplate<V> => ({
  values,
  sample,
  async content(stored, context) {
    const parsed = values.safeParse(stored);
    if (!parsed.success) throw new MailNotMade(`values are missing or wrong: ${wrongIn(parsed.error)}`);
    return content(parsed.data, context);
  },
});
