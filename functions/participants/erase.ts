import type { ParticipantId } from '../../shared/platform/ids.ts';
import { patch, remove } from '../platform/db/write.ts';
import { Outbox, Participants } from '../platform/entities.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { CONFIRMABLE, Confirmations, Erasures, Exports, FormerRecipients } from './entities.ts';
import type { EraseSlots } from './slots.ts';

const AT_ONCE = 8;

/** Mails that were sent or wait: those at addresses left before, too. */
async function eraseMails({ db }: Services, participantId: ParticipantId, recipients: readonly string[]) {
  const former = await db.all(FormerRecipients, { participantId });
  const all = new Set([...recipients, ...former.map(({ recipient }) => recipient)]);
  for (const recipient of all) {
    const mails = await db.all(Outbox, { recipient }, { index: 'byRecipient' });
    await inParallel(mails, AT_ONCE, ({ id }) => db.write(remove(Outbox, { id })));
  }
  for (const { recipient } of former) await db.write(remove(FormerRecipients, { participantId, recipient }));
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
  for (const erasePersonalData of slots) await erasePersonalData(services, participantId);
  await eraseExports(services, participantId);
  await eraseMails(services, participantId, erasure.recipients);
  for (const purpose of CONFIRMABLE) await db.write(remove(Confirmations, { participantId, purpose }));
  if (erasure.doneAt === null)
    await db.write(patch(Erasures, { participantId }, { doneAt: now() }, { when: 'present', otherwise: 'unchanged' }));
  return true;
}
