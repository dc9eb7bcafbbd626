import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { CONSENT_VERSION } from '../../shared/newsletters/rules.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';
import { Subscriptions } from '../newsletters/entities.ts';
import { subscriptionIdOf, subscriptionKeyOf } from '../newsletters/subscriptions/address.ts';
import { toStored } from '../platform/db/item.ts';
import { Suppressions } from '../platform/entities.ts';
import { recipientOf } from '../platform/mail/recipient.ts';
import { addressHash, suppressionKey } from '../platform/mail/suppression.ts';
import type { Services } from '../platform/services.ts';
import type { LocalCloud } from './cloud.ts';
import { leanDocuments } from './lean-documents.ts';

/** What one BatchWriteItem takes. */
const BATCH = 25;

/** Whom to make. */
export interface NewSubscribers {
  readonly count: number;
  /** So many of them have addresses that get no mail any more. */
  readonly suppressed: number;
  /** So many more have addresses that are none, as no sign-up would let in. */
  readonly invalid: number;
}

/** What stands in the table for an address of nobody; each way of being none in turn. */
const NONE = ['no-at.invalid', 'two@@rehearsal.invalid', 'line\nbreak@rehearsal.invalid', 'ünï@rehearsal.invalid', '@'];

/**
 * Puts people who have confirmed that they want newsletters into the table, past all rules: a rehearsal of a newsletter
 * needs thousands of them, and none has a mailbox.
 */
export async function makeSubscribers(cloud: LocalCloud, services: Services, wanted: NewSubscribers): Promise<void> {
  const documents = leanDocuments(cloud.store);
  const at = services.now();
  const subscriber = (email: string, index: number) => {
    const id = subscriptionIdOf(email);
    return toStored(Subscriptions, {
      ...subscriptionKeyOf(id),
      email,
      participantId: null,
      addressHash: addressHash(email),
      owner: recipientOf({ email }),
      locale: INTERFACE_LOCALES[index % INTERFACE_LOCALES.length],
      territoryId: null,
      state: 'confirmed',
      consentVersion: CONSENT_VERSION,
      askedAt: at,
      confirmedAt: at,
      endedAt: null,
      endedBy: null,
      isSuppressed: false,
      keptUntil: null,
    });
  };
  const suppressed = (email: string) =>
    toStored(Suppressions, {
      ...suppressionKey(addressHash(email), 'bounce'),
      at,
      mailId: null,
      liftedAt: null,
      codeMailId: null,
      codeAt: null,
      expiresAt: null,
    });
  const emails = Array.from({ length: wanted.count }, (_, index) => `reader-${index}@rehearsal.example`);
  const none = Array.from({ length: wanted.invalid }, (_, index) => `${index}${NONE[index % NONE.length]}`);
  // Suppressions last: whoever is told of one finds the subscription.
  const items = [...[...emails, ...none].map(subscriber), ...emails.slice(0, wanted.suppressed).map(suppressed)];
  for (let start = 0; start < items.length; start += BATCH) {
    const requests = items.slice(start, start + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [services.config.tableName]: requests } }));
  }
}
