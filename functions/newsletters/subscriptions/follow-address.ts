/** What subscriptions do when an address changes: the account's own, or whether mail may go to it. */
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { put, remove } from '../../platform/db/write.ts';
import { Participants } from '../../platform/entities.ts';
import { addressHash, suppressionsOf } from '../../platform/mail/suppression.ts';
import type { Services } from '../../platform/services.ts';
import { Subscriptions } from '../entities.ts';
import { subscriptionIdOf, subscriptionKeyOf } from './address.ts';
import { ended, isSuppressedAddress, replacing } from './subscription.ts';

/** Moves the subscription of an account to the address that the account has now. */
export async function followAddress(services: Services, participantId: ParticipantId): Promise<void> {
  const { db } = services;
  const participant = await db.get(Participants, { id: participantId });
  if (participant === undefined || participant.deletedAt !== null || participant.email === '') return;
  const id = subscriptionIdOf(participant.email);
  for (const old of await db.all(Subscriptions, { owner: participantId }, { index: 'byOwner' })) {
    if (old.id === id) continue;
    const hash = addressHash(participant.email);
    const isSuppressed = await isSuppressedAddress(services, hash);
    const moved = { ...old, ...subscriptionKeyOf(id), addressHash: hash, isSuppressed };
    await db.transact(
      put(Subscriptions, moved),
      remove(Subscriptions, subscriptionKeyOf(old.id), {
        when: [{ attribute: 'owner', op: '=', value: participantId }],
        otherwise: 'unchanged',
      }),
    );
  }
}

/** Ends subscriptions of an address that has complained or is no more; others rest for as long as mail may not go there. */
export async function followSuppressions(services: Services, hash: string): Promise<void> {
  const { db, now } = services;
  const [suppressions, { items }] = await Promise.all([
    suppressionsOf(services, hash),
    db.query(Subscriptions, { addressHash: hash }, { index: 'byAddress' }),
  ]);
  const final = suppressions.map(({ kind }) => kind).find((kind) => kind === 'complaint' || kind === 'bounce');
  for (const one of items) {
    const isSuppressed = suppressions.length > 0;
    const end = final === 'complaint' || final === 'bounce' ? ended(one, now(), final) : one;
    if (one.state === 'ended' || (end === one && one.isSuppressed === isSuppressed)) continue;
    await db.write(replacing(one, { ...end, isSuppressed }));
  }
}
