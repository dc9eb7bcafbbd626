import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { AttachmentResourceId, type RefusalReason } from '../../shared/media/attachment.ts';
import { AttachmentId, ProposalId } from '../../shared/platform/ids.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { type AttachmentItem, type AttachmentKey, uploadKey } from '../media/attachment.ts';
import { checkFile, type ServedFile } from '../media/check/check-file.ts';
import { removeCounted } from '../media/count.ts';
import { Attachments } from '../media/entities.ts';
import { placeFiles, withheldKey } from '../media/withheld.ts';
import { increment, patch } from '../platform/db/write.ts';
import type { Entry } from '../platform/entry.ts';
import { Problem } from '../platform/problem.ts';
import { refusedFile } from '../platform/refused-files.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { Proposals } from '../proposals/entities.ts';
import { arrivePicture, pictureAt } from './id-document-pictures.ts';

/** What the bucket says of objects that have come. */
const Arrived = z.object({ Records: z.array(z.object({ s3: z.object({ object: z.object({ key: z.string() }) }) })) });
/** What S3 says once, when it is told where to say it. */
const Greeting = z.object({ Event: z.literal('s3:TestEvent') });
const Removed = z.strictObject({
  removed: z.object({ resourceId: AttachmentResourceId, id: AttachmentId, paths: z.array(z.string()) }),
});
const Gone = z.strictObject({ gone: AttachmentResourceId });
const Placed = z.strictObject({ placed: ProposalId });
const Identity = z.strictObject({ identity: z.array(z.string()) });
const Job = z.union([Arrived, Greeting, Removed, Gone, Placed, Identity]);
type Job = z.infer<typeof Job>;

/** A file that a worker died over so often is refused: it would come again until nobody looks at it any more. */
const MAX_ATTEMPTS = 3;
/** How long somebody can read why a file was refused. */
const REFUSED_SECONDS = 7 * 24 * 3600;

const named = z.tuple([z.literal('uploads'), AttachmentResourceId, AttachmentId]);
/** Events have keys as query strings have them. */
const keyIn = (encodedKey: string): string => decodeURIComponent(encodedKey.replaceAll('+', ' '));

/** Which attachment an object belongs to. */
function attachmentAt(key: string): AttachmentKey | undefined {
  const parts = named.safeParse(key.split('/'));
  return parts.success ? { resourceId: parts.data[1], id: parts.data[2] } : undefined;
}

/** Takes up the work on an attachment, on condition that it is as it was read; `false`: it was given up on. */
async function begin({ db }: Services, { resourceId, id, state }: AttachmentItem): Promise<boolean> {
  try {
    const { changed } = await db.write(
      increment(Attachments, { resourceId, id }, 'attempts', {
        when: [{ attribute: 'state', op: '=', value: state }],
        below: MAX_ATTEMPTS,
        otherwise: 'attachment.not-found',
        set: { state: 'checking' },
      }),
    );
    return changed;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** Ends the work: only what is still being looked at can be found to be ready, or refused. */
const ending = ({ resourceId, id }: AttachmentItem, found: Partial<AttachmentItem>) =>
  patch(Attachments, { resourceId, id }, found, {
    when: [{ attribute: 'state', op: '=', value: 'checking' }],
    otherwise: 'unchanged',
  });

function refuse(services: Services, item: AttachmentItem, reason: RefusalReason) {
  const { resourceId, id } = item;
  const expiresAt = addSeconds(services.now(), REFUSED_SECONDS);
  return services.db.transact(
    ending(item, { state: 'refused', reason, expiresAt }),
    refusedFile(services, {
      operation: 'media.completeAttachment',
      place: { resourceId, attachmentId: id },
      reason,
    }),
  );
}

async function store({ files }: Services, served: readonly ServedFile[]): Promise<void> {
  for (const { key, body, ...headers } of served) await files.media.put(key, body, headers);
}

/** Files of a hidden proposal are withheld, those of a process never. */
async function place(services: Services, resourceId: AttachmentResourceId): Promise<void> {
  const id = ProposalId.safeParse(resourceId);
  if (!id.success) return;
  await placeFiles(
    services,
    id.data,
    async () => (await services.db.get(Proposals, { id: id.data }))?.state === 'hidden',
  );
}

/** Looks at the bytes; the files stand before the attachment says that they do. */
async function look(services: Services, item: AttachmentItem, bytes: Uint8Array): Promise<void> {
  const checked = await checkFile(item, bytes);
  if ('refused' in checked) {
    await refuse(services, item, checked.refused);
    return;
  }
  await store(services, checked.files);
  const shown = ending(item, { ...checked.ready, state: 'ready', expiresAt: null });
  if ((await services.db.write(shown)).changed) return place(services, item.resourceId);
  // Somebody removed it meanwhile, or another worker was faster and stored the same files under the same keys.
  const now = await services.db.get(Attachments, item);
  if (now === undefined) for (const { key } of checked.files) await services.files.media.remove(key);
}

/** Looks at a file that has come. The same event may come twice, early, late, or for what is no more. */
async function arrive(services: Services, key: AttachmentKey): Promise<void> {
  const { db, files } = services;
  const item = await db.get(Attachments, key);
  if (item?.state === 'uploading' || item?.state === 'checking') {
    if (await begin(services, item)) {
      const file = await files.media.get(uploadKey(key));
      // Looked at and removed by another worker since the item was read.
      if (file === undefined) return;
      await look(services, item, file.body);
    } else {
      // As it was read, and tried too often; what has changed meanwhile is in another worker's hands.
      if (item.attempts >= MAX_ATTEMPTS) await refuse(services, item, 'not-checked');
      else return;
    }
  }
  await files.media.remove(uploadKey(key));
}

async function removeAll(services: Services, resourceId: AttachmentResourceId): Promise<void> {
  for (const { id } of await services.db.all(Attachments, { resourceId })) {
    await removeCounted(services, { resourceId, id });
  }
}

async function arrived(objectKey: string, services: Services): Promise<void> {
  const key = attachmentAt(objectKey);
  if (key !== undefined) await arrive(services, key);
  const picture = pictureAt(objectKey);
  if (picture !== undefined) await arrivePicture(services, picture);
}

async function perform(job: Job, services: Services): Promise<void> {
  if ('removed' in job) {
    const served = job.removed.paths.map((path) => path.slice(1));
    const keys = [...served, ...served.map(withheldKey), uploadKey(job.removed)];
    for (const key of keys) await services.files.media.remove(key);
  } else if ('placed' in job) {
    await place(services, job.placed);
  } else if ('gone' in job) {
    await removeAll(services, job.gone);
  } else if ('identity' in job) {
    for (const key of job.identity) await services.files.media.remove(key);
  } else if ('Records' in job) {
    for (const { s3 } of job.Records) await arrived(keyIn(s3.object.key), services);
  }
}

/** Worker that looks at every file that somebody has sent, and removes the files of what is gone. */
export const uploads: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const failed: string[] = [];
  // One after the other: each may need all the memory there is.
  for (const [messageId, job] of jobs) {
    try {
      await perform(job, services);
    } catch (error) {
      services.log.error('uploads.failed', error);
      failed.push(messageId);
    }
  }
  return failed;
});
