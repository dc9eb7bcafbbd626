import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch, remove } from '../platform/db/write.ts';
import { Outbox, Participants } from '../platform/entities.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { CONFIRMABLE, Confirmations, Erasures, Exports, FormerRecipients } from './entities.ts';
import { ownMails } from './own-mails.ts';
import type { EraseSlots } from './slots.ts';

const AT_ONCE = 8;

type Erasure = ItemOf<typeof Erasures>;

/** Mails that were sent or wait; those that go to the address of a new account since then are none of ours. */
async function eraseMails(services: Services, { participantId, recipient, requestedAt }: Erasure) {
  const { db } = services;
  const mails = await ownMails(services, participantId, [{ recipient, until: requestedAt }]);
  await inParallel(mails, AT_ONCE, ({ batch, shard, id }) => db.write(remove(Outbox, { batch, shard, id })));
  const former = await db.all(FormerRecipients, { participantId });
  await inParallel(former, AT_ONCE, (one) => db.write(remove(FormerRecipients, one)));
}

/** The order goes before its file: a worker that makes the file at this moment sees it gone and removes the file. */
async function eraseExports({ db, files }: Services, participantId: ParticipantId) {
  for (const { id, fileKey } of await db.all(Exports, { participantId })) {
    await files.data.remove(fileKey);
    await db.write(remove(Exports, { participantId, id }));
    await files.data.remove(fileKey);
  }
}

/**
 * Removes what is left of a deleted account. Every step may be done again, so a worker that died is simply run once
 * more. Answers whether anything was to be done: the caller looks a second time then, since indexes lag.
 */
export async function erase(services: Services, participantId: ParticipantId, slots: EraseSlots): Promise<boolean> {
  const { db, now } = services;
  const [erasure, participant] = await Promise.all([
    db.get(Erasures, { participantId }),
    db.get(Participants, { id: participantId }),
  ]);
  // Only ever what belongs to an account that its owner has deleted.
  if (erasure === undefined || (participant !== undefined && participant.deletedAt === null)) return false;
  for (const erasePersonalData of slots) await erasePersonalData(services, participantId, erasure.recipient);
  await eraseExports(services, participantId);
  await eraseMails(services, erasure);
  for (const purpose of CONFIRMABLE) await db.write(remove(Confirmations, { participantId, purpose }));
  if (erasure.doneAt === null)
    await db.write(patch(Erasures, { participantId }, { doneAt: now() }, { when: 'present', otherwise: 'unchanged' }));
  return true;
}
