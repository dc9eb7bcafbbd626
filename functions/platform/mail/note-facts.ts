import { readEmailAddress } from '../../../shared/platform/email-address.ts';
import { afterFact, type MailStanding } from '../../../shared/platform/mail-state.ts';
import { Outbox } from '../entities.ts';
import type { Services } from '../services.ts';
import { mailKeyOf } from './lanes.ts';
import type { ToldFact } from './ses-event.ts';
import { addressHash, lift, noteSoftBounce, suppress } from './suppression.ts';
import { move } from './transitions.ts';
import type { OutboxMail } from './turn.ts';

const TRIES = 8;

const hashesOf = ({ addresses }: ToldFact): string[] =>
  addresses.flatMap((typed) => {
    const read = readEmailAddress(typed);
    return 'fault' in read ? [] : [addressHash(read.address)];
  });

/** What follows for the addresses of a mail, whatever its state: repeating it changes nothing. */
async function judge(services: Services, told: ToldFact): Promise<void> {
  const { fact, at, mailId } = told;
  for (const hash of hashesOf(told)) {
    if (fact === 'bounced') await suppress(services, { addressHash: hash, kind: 'bounce', at, mailId });
    if (fact === 'complained') await suppress(services, { addressHash: hash, kind: 'complaint', at, mailId });
    if (fact === 'soft-bounced') await noteSoftBounce(services, { addressHash: hash, mailId, at });
  }
}

const standingAfter = (mail: OutboxMail, facts: readonly ToldFact[]): MailStanding =>
  facts.reduce<MailStanding>((standing, { fact }) => afterFact(standing, fact), mail);

/** A code that went to a suppressed address has arrived: the address is a good one again. */
async function forgiveBounce(services: Services, mail: OutboxMail, facts: readonly ToldFact[]): Promise<void> {
  if (mail.reason !== 'code') return;
  for (const told of facts.filter(({ fact }) => fact === 'delivered'))
    for (const hash of hashesOf(told)) await lift(services, hash, 'bounce');
}

/**
 * Writes down what was told of one mail. Facts of a mail that is not there, or no longer, are of no account: the outbox
 * keeps mails for 30 days, and nobody else's mails are ours to judge.
 *
 * @param facts all of the same mail, in any order
 */
export async function noteFacts(services: Services, facts: readonly ToldFact[]): Promise<void> {
  const [first] = facts;
  if (first === undefined) return;
  const key = mailKeyOf(first.mailId, first.batch);
  for (let tries = 0; ; tries++) {
    const mail = await services.db.get(Outbox, key);
    if (mail === undefined) return;
    if (tries === 0) for (const told of facts) await judge(services, told);
    const { state, reason } = standingAfter(mail, facts);
    if (state === mail.state && reason === mail.reason) return;
    if (state === 'delivered') await forgiveBounce(services, mail, facts);
    if (await move(services, mail, { state, reason, notBefore: null })) return;
    if (tries >= TRIES) throw new Error('others keep changing the mail');
  }
}
