import * as z from 'zod';
import { MAIL_STATES } from './mail-states.ts';

export const MailState = z.enum(MAIL_STATES);
export type MailState = z.infer<typeof MailState>;

/**
 * Why a mail is in its state. Of `bounced`: `permanent` or `transient`. Of `failed`: `address` (it is none, or SES refuses
 * it), `refused` (SES refuses the mail), `content` (it could not be made), `tries` (given up after the last try),
 * `rejected` (SES took it and found a virus). Of `suppressed`: why the address gets none, `nobody` where the account is
 * gone or the subscription ended, `cancelled` where its newsletter was. Of `waiting`: `slow` (SES takes no more this
 * second), `paused` (SES takes none: quota of the day, sending paused), `again` (a try failed). `code`: sent although the
 * address is suppressed.
 */
export const MAIL_REASONS = [
  'permanent',
  'transient',
  'address',
  'refused',
  'content',
  'tries',
  'rejected',
  'bounce',
  'complaint',
  'soft-bounces',
  'manual',
  'nobody',
  'cancelled',
  'slow',
  'paused',
  'again',
  'code',
] as const;
export const MailReason = z.enum(MAIL_REASONS);
export type MailReason = z.infer<typeof MailReason>;

/** Why an address gets no more mail. */
export const SUPPRESSION_KINDS = ['bounce', 'complaint', 'soft-bounces', 'manual'] as const;
export const SuppressionKind = z.enum(SUPPRESSION_KINDS);
export type SuppressionKind = z.infer<typeof SuppressionKind>;

/** What SES tells of a mail that it took. */
export const MAIL_FACTS = ['taken', 'soft-bounced', 'rejected', 'delivered', 'bounced', 'complained'] as const;
export type MailFact = (typeof MAIL_FACTS)[number];

/** State and reason of a mail. */
export interface MailStanding {
  readonly state: MailState;
  readonly reason: MailReason | null;
}

/**
 * What each fact makes of a mail, the later ones over the earlier ones: a mailbox may bounce what it took, a reader
 * complains about what was delivered, and an answer that somebody is away comes as a soft bounce of a mail that arrived.
 */
const OUTCOMES: readonly (MailStanding & { readonly fact: MailFact })[] = [
  { fact: 'taken', state: 'confirmed', reason: null },
  { fact: 'soft-bounced', state: 'bounced', reason: 'transient' },
  { fact: 'rejected', state: 'failed', reason: 'rejected' },
  { fact: 'delivered', state: 'delivered', reason: null },
  { fact: 'bounced', state: 'bounced', reason: 'permanent' },
  { fact: 'complained', state: 'complained', reason: null },
];

/** How far a mail is by what SES told; -1: it has told nothing, whatever the sender wrote. */
function rankOf({ state, reason }: MailStanding): number {
  return OUTCOMES.findIndex(
    (outcome) => outcome.state === state && (outcome.reason === null || outcome.reason === reason),
  );
}

/**
 * What a fact makes of a mail: states only go forward, so that facts may come twice and in any order. What SES tells wins
 * over what the sender knows: a mail that it took was sent, and one that was given up in the meantime as well.
 *
 * @returns the same object where nothing changes
 */
export function afterFact<S extends MailStanding>(mail: S, fact: MailFact): S | MailStanding {
  const rank = OUTCOMES.findIndex((outcome) => outcome.fact === fact);
  const outcome = OUTCOMES[rank];
  if (outcome === undefined || rank <= rankOf(mail)) return mail;
  // That it went to a suppressed address is known until the end.
  return { state: outcome.state, reason: outcome.reason ?? (mail.reason === 'code' ? 'code' : null) };
}
