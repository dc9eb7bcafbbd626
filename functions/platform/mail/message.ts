/** A mail ready to go: plain text and HTML say the same. */
export interface MailMessage {
  readonly to: string;
  readonly from: { readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Identifies the mail over retries, as its Message-ID does, and in what SES tells of it. */
  readonly id: string;
  /** What SES tells again with each event. @default 'mails' */
  readonly batch?: string;
  /** @default 'mail' */
  readonly lane?: string;
  /** Template or newsletter, by which Gmail sums up complaints. */
  readonly kind?: string;
  /** How to get no more of them: `oneClick` is posted to by mail programs (RFC 8058). */
  readonly unsubscribe?: { readonly page: string; readonly oneClick: string };
  /** Of newsletters: mail programs sort by it (RFC 2919). The host of the site follows the `id`. */
  readonly list?: { readonly id: string; readonly name: string };
  /** Where answers go, if not to the sender's address. */
  readonly replyTo?: string;
  /** Message-ID of the mail that this one answers, with angle brackets. */
  readonly inReplyTo?: string;
  /** ISO 8601, UTC. @default now */
  readonly date?: string;
}
