import { localize } from '../../../shared/platform/locale.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put } from '../../platform/db/write.ts';
import { Participants } from '../../platform/entities.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import type { Services } from '../../platform/services.ts';
import type { ExportJob } from '../../platform/stream/reactions.ts';
import { organization } from '../../spaces/directory.ts';
import { Exports } from '../entities.ts';
import type { Participant } from '../me.ts';
import type { ExportSlots } from '../slots.ts';
import { archiveOf } from './archive.ts';
import { exportExpiry } from './expiry.ts';
import { ownTables } from './own-tables.ts';

type Export = ItemOf<typeof Exports>;

async function bytesOf(services: Services, participant: Participant, slots: ExportSlots): Promise<Uint8Array> {
  const [own, ...others] = await Promise.all([
    ownTables(services, participant),
    ...slots.map((personalData) => personalData(services, participant.id)),
  ]);
  const { name, defaultLocale, timeZone } = await organization(services);
  const { locale } = participant;
  return archiveOf([...own, ...others], {
    organization: localize(name, locale, defaultLocale).text,
    locale,
    timeZone,
    madeAt: services.now(),
  });
}

/** Says that the file is there, with the mail that tells its owner: both or neither, and once. */
async function settle(services: Services, ordered: Export, participant: Participant, bytes: number): Promise<boolean> {
  const { locale, id: participantId } = participant;
  const ready = { ...ordered, state: 'ready', bytes, expiresAt: exportExpiry(services) } as const;
  const { changed } = await services.db.transact(
    put(Exports, ready, { when: [{ attribute: 'state', op: '=', value: 'waiting' }], otherwise: 'unchanged' }),
    outboxMail(services, {
      template: 'export-ready',
      to: { participantId },
      locale,
      values: {},
      source: ['export-ready', ordered.id],
    }),
  );
  return changed;
}

/**
 * Makes the file that was ordered. Run twice, at the same moment too, it puts the same key again and mails once. An
 * order that is gone by the end was deleted with its account: the file goes too. (A worker that dies right before that
 * leaves a file that nobody knows; the bucket drops it after eight days.)
 */
export async function makeExport(services: Services, job: ExportJob, slots: ExportSlots): Promise<void> {
  const { db, files } = services;
  const key = { participantId: job.participantId, id: job.exportId };
  const [ordered, participant] = await Promise.all([
    db.get(Exports, key),
    db.get(Participants, { id: job.participantId }),
  ]);
  if (ordered?.state !== 'waiting' || participant === undefined || participant.deletedAt !== null) return;
  const bytes = await bytesOf(services, participant, slots);
  await files.data.put(ordered.fileKey, bytes, { contentType: 'application/zip', cacheControl: 'private, no-store' });
  const isSettled = await settle(services, ordered, participant, bytes.byteLength);
  if (!isSettled && (await db.get(Exports, key)) === undefined) await files.data.remove(ordered.fileKey);
}
