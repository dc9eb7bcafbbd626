import * as z from 'zod';
import { MailId } from '../../../shared/platform/ids.ts';
import type { MailFact } from '../../../shared/platform/mail-state.ts';
import { type Instant, InstantInput } from '../../../shared/platform/time.ts';
import { MailBatch } from './lanes.ts';

const Address = z.object({ emailAddress: z.string() });
const Common = z.object({
  mail: z.object({
    timestamp: InstantInput,
    destination: z.array(z.string()),
    tags: z.record(z.string(), z.array(z.string())).default({}),
  }),
});
/** What SES publishes of a mail (SES developer guide, "Examples of event data that Amazon SES publishes to Amazon SNS"). */
const SesEvent = z.discriminatedUnion('eventType', [
  Common.extend({ eventType: z.literal('Send') }),
  Common.extend({ eventType: z.literal('Delivery'), delivery: z.object({ timestamp: InstantInput }) }),
  Common.extend({ eventType: z.literal('Reject') }),
  Common.extend({
    eventType: z.literal('Bounce'),
    bounce: z.object({ bounceType: z.string(), timestamp: InstantInput, bouncedRecipients: z.array(Address) }),
  }),
  Common.extend({
    eventType: z.literal('Complaint'),
    complaint: z.object({
      timestamp: InstantInput,
      complainedRecipients: z.array(Address),
      complaintFeedbackType: z.string().nullish(),
    }),
  }),
]);
type SesEvent = z.infer<typeof SesEvent>;

/** What is told of one of our mails. */
export interface ToldFact {
  readonly mailId: MailId;
  readonly batch: MailBatch;
  readonly fact: MailFact;
  readonly at: Instant;
  /** Addresses that it is about. */
  readonly addresses: readonly string[];
}

const addresses = (list: readonly z.infer<typeof Address>[]) => list.map(({ emailAddress }) => emailAddress);

function factOf(event: SesEvent): Pick<ToldFact, 'fact' | 'at' | 'addresses'> | undefined {
  const { timestamp, destination } = event.mail;
  if (event.eventType === 'Send') return { fact: 'taken', at: timestamp, addresses: destination };
  if (event.eventType === 'Reject') return { fact: 'rejected', at: timestamp, addresses: destination };
  if (event.eventType === 'Delivery')
    return { fact: 'delivered', at: event.delivery.timestamp, addresses: destination };
  if (event.eventType === 'Complaint') {
    const { complaintFeedbackType, complainedRecipients, timestamp: at } = event.complaint;
    // Somebody who took their complaint back.
    if (complaintFeedbackType === 'not-spam') return undefined;
    return { fact: 'complained', at, addresses: addresses(complainedRecipients) };
  }
  const { bounceType, bouncedRecipients, timestamp: at } = event.bounce;
  return { fact: bounceType === 'Permanent' ? 'bounced' : 'soft-bounced', at, addresses: addresses(bouncedRecipients) };
}

/**
 * What an event says of a mail of ours; `undefined` for kinds that change nothing, such as delays and clicks, for a mail
 * that does not carry our tags, and for what is no event at all.
 */
export function readSesEvent(message: string): ToldFact | undefined {
  let json: unknown;
  try {
    json = JSON.parse(message);
  } catch {
    return undefined;
  }
  const event = SesEvent.safeParse(json).data;
  const fact = event && factOf(event);
  const mailId = MailId.safeParse(event?.mail.tags.outbox?.[0]).data;
  const batch = MailBatch.safeParse(event?.mail.tags.batch?.[0]).data;
  return fact === undefined || mailId === undefined || batch === undefined ? undefined : { mailId, batch, ...fact };
}
