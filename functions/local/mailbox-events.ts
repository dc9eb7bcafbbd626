/** What SES tells of a mail, by its recipient: the addresses of its simulator, and local parts that say what is to happen. */
import type { MailHead } from './mailbox-mime.ts';

export const EVENT_KINDS = ['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject', 'DeliveryDelay'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Something that happens to a mail, so many milliseconds after SES took it. */
export interface MailHappening {
  readonly kind: EventKind;
  readonly afterMs: number;
  /** What kind of bounce. */
  readonly bounce?: 'permanent' | 'transient' | 'suppressed';
}

/** An event of a mail. */
export interface HappenedEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly bounce?: MailHappening['bounce'] | undefined;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const SOON = 0;
const SLOWLY = 3000;
const SENT: MailHappening = { kind: 'Send', afterMs: SOON };
const DELIVERED: MailHappening = { kind: 'Delivery', afterMs: SOON };
const COMPLAINED: MailHappening = { kind: 'Complaint', afterMs: SOON };
const bounced = (bounce: NonNullable<MailHappening['bounce']>): MailHappening => ({
  kind: 'Bounce',
  afterMs: SOON,
  bounce,
});

/** Beginnings of local parts: `bounce+anything@anywhere`, and the addresses of SES's own simulator. */
const BY_LOCAL_PART: Readonly<Record<string, readonly MailHappening[]>> = {
  bounce: [SENT, bounced('permanent')],
  softbounce: [SENT, bounced('transient')],
  suppressionlist: [SENT, bounced('suppressed')],
  complaint: [SENT, DELIVERED, COMPLAINED],
  reject: [{ kind: 'Reject', afterMs: SOON }],
  slow: [SENT, { kind: 'DeliveryDelay', afterMs: SOON }, { kind: 'Delivery', afterMs: SLOWLY }],
};
const SIMULATOR = '@simulator.amazonses.com';

/** What happens to a mail for an address. Whoever answers that they are away (`ooto@`) has got it. */
export function happeningsOf(address: string): readonly MailHappening[] {
  const local = address.toLowerCase().split('@')[0] ?? '';
  const kind = address.toLowerCase().endsWith(SIMULATOR) ? local : local.includes('+') ? local.split('+')[0] : '';
  return BY_LOCAL_PART[kind ?? ''] ?? [SENT, DELIVERED];
}

const bounceOf = (bounce: MailHappening['bounce'], recipient: string, at: string, feedbackId: string) => ({
  feedbackId,
  bounceType: bounce === 'transient' ? 'Transient' : 'Permanent',
  bounceSubType: bounce === 'transient' ? 'MailboxFull' : bounce === 'suppressed' ? 'Suppressed' : 'General',
  bouncedRecipients: [
    {
      emailAddress: recipient,
      action: 'failed',
      status: bounce === 'transient' ? '5.2.2' : '5.1.1',
      diagnosticCode: bounce === 'transient' ? 'smtp; 552 mailbox full' : 'smtp; 550 5.1.1 user unknown',
    },
  ],
  timestamp: at,
  reportingMTA: 'dns; local',
});

/** What only this kind of event tells. */
function partOf({ kind, bounce, at, id }: HappenedEvent, recipient: string) {
  if (kind === 'Send') return { send: {} };
  if (kind === 'Reject') return { reject: { reason: 'Bad content' } };
  if (kind === 'Bounce') return { bounce: bounceOf(bounce, recipient, at, id) };
  if (kind === 'Complaint')
    return {
      complaint: {
        complainedRecipients: [{ emailAddress: recipient }],
        timestamp: at,
        feedbackId: id,
        complaintSubType: null,
        complaintFeedbackType: 'abuse',
        arrivalDate: at,
      },
    };
  if (kind === 'DeliveryDelay')
    return {
      deliveryDelay: {
        timestamp: at,
        delayType: 'TransientCommunicationFailure',
        expirationTime: at,
        delayedRecipients: [{ emailAddress: recipient, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1' }],
      },
    };
  return {
    delivery: {
      timestamp: at,
      processingTimeMillis: 1,
      recipients: [recipient],
      smtpResponse: '250 2.0.0 OK',
      reportingMTA: 'local',
    },
  };
}

/** The event as SES publishes it. */
export function sesEvent(head: MailHead, event: HappenedEvent) {
  const [recipient = ''] = head.recipients;
  return {
    eventType: event.kind,
    mail: {
      timestamp: head.date,
      source: head.from,
      sourceArn: 'arn:aws:ses:eu-west-1:000000000000:identity/parvis.example',
      sendingAccountId: '000000000000',
      messageId: `local-${head.id}`,
      destination: head.recipients,
      headersTruncated: false,
      headers: [],
      commonHeaders: { from: [head.from], to: [head.to], messageId: `local-${head.id}`, subject: head.subject },
      tags: Object.fromEntries(Object.entries(head.tags).map(([name, value]) => [name, [value]])),
    },
    ...partOf(event, recipient),
  };
}
