/** What the layout of mails shows: plain words, before they are HTML or text. */

/** Groups of mails in the back office, in their order. */
export const MAIL_GROUPS = ['account', 'participation', 'news', 'moderation', 'verification', 'newsletter'] as const;
export type MailGroup = (typeof MAIL_GROUPS)[number];

/** A picture by its public address; mails carry none themselves. */
export interface MailImage {
  /** https, or of this machine in development. */
  readonly url: string;
  /** What it shows, for whoever does not see it; empty for what only decorates. */
  readonly alt: string;
  /** Pixels of the file; the mail shows it no wider than its column. */
  readonly width: number;
  readonly height: number;
}

/** One piece of news in a list. */
export interface MailItem {
  readonly title: string;
  readonly url: string;
  /** What happened; may be empty. */
  readonly text: string;
  /** Where and when; may be empty. */
  readonly meta: string;
}

/** One part of a mail. Nothing in it is markup but the `html` of rich text, which is sanitized before. */
export type MailBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  /** Something to type, shown large. */
  | { readonly kind: 'code'; readonly text: string }
  /** `spelled`: the address stands below it as well, for who cannot use the button. */
  | { readonly kind: 'button'; readonly text: string; readonly url: string; readonly spelled?: boolean }
  /** A way that few want to go, such as to get no more mails. */
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly name: string; readonly value: string }[] }
  | { readonly kind: 'items'; readonly items: readonly MailItem[] }
  | ({ readonly kind: 'image' } & MailImage)
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly url: string;
      /** May be empty. */
      readonly text: string;
      /** Such as dates and place; may be empty. */
      readonly meta: string;
      readonly image?: MailImage;
    }
  /** Rich text that `toHtml` has sanitized, and nothing else. */
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'divider' };

/** Colors of one organization, each #rrggbb and readable where it stands. */
export interface MailColors {
  readonly accent: string;
  /** On the accent. */
  readonly ink: string;
  /** Accent as text on the sheet. */
  readonly accentText: string;
  /** The same two in the dark. */
  readonly darkAccent: string;
  readonly darkInk: string;
}

/** A whole mail as the layout is given it. */
export interface MailPage {
  readonly locale: string;
  readonly subject: string;
  /** What lists of mails show beside the subject. */
  readonly preheader: string;
  readonly organization: string;
  /** What it is about, below the name of the organization; may be empty. */
  readonly about: string;
  readonly title: string;
  readonly blocks: readonly MailBlock[];
  /** Words above the address of a button. */
  readonly spelledBy: string;
  /** Why it came, who can be asked. */
  readonly footer: readonly string[];
  /** Below that: to get no more of them, and the like. */
  readonly links: readonly { readonly text: string; readonly url: string }[];
}
