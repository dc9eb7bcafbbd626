import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { CensusUploadId } from '../../shared/platform/ids.ts';
import { put } from '../platform/db/write.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { removeFiles, removeParts } from '../verifications/census/clean-up.ts';
import { Censuses, CensusFiles, CensusUploads } from '../verifications/census/entities.ts';
import { expiryOf, runUpload } from '../verifications/census/run.ts';

const Job = z.union([
  z.object({ uploadId: CensusUploadId }),
  z.object({ files: CensusFiles.schema }),
  z.object({ gone: z.object({ version: CensusUploadId, from: z.int(), count: z.int() }) }),
  z.object({ expiry: z.literal(true) }),
]);
type Job = z.infer<typeof Job>;

/**
 * Milliseconds that one run goes on before it hands over, well within what it has: fifteen minutes on AWS, half a minute
 * where the platform runs on one machine.
 */
const budgetOf = ({ config }: Pick<Services, 'config'>): number => (config.stage === 'local' ? 12_000 : 600_000);

/** Puts the day on which the census is deleted by itself where the table sees it. */
async function setExpiry(services: Services): Promise<void> {
  const census = await services.db.get(Censuses, {});
  if (census === undefined) return;
  const when = [{ attribute: 'version', op: '=', value: census.version } as const];
  await services.db.write(
    put(Censuses, { ...census, expiresAt: await expiryOf(services) }, { when, otherwise: 'unchanged' }),
  );
}

/** An upload that was canceled while a run was writing: what it wrote last is to go too. */
async function goOn(services: Services, uploadId: CensusUploadId, isTimeOver: () => boolean): Promise<Job | null> {
  const item = await services.db.get(CensusUploads, { id: uploadId });
  if (item?.state !== 'waiting' && item?.state !== 'running') return null;
  if (await runUpload(services, item, isTimeOver)) return { uploadId };
  const after = await services.db.get(CensusUploads, { id: uploadId });
  const isOver = after?.state === 'canceled' || after?.state === 'failed';
  return isOver && after.bits !== null ? { gone: { version: after.id, from: 0, count: 2 ** after.bits } } : null;
}

/** Does a job as far as time allows; gives what is left of it. */
async function run(services: Services, job: Job): Promise<Job | null> {
  const until = performance.now() + budgetOf(services);
  const isTimeOver = () => performance.now() > until;
  if ('uploadId' in job) return goOn(services, job.uploadId, isTimeOver);
  if ('files' in job) await removeFiles(services, job.files);
  if ('expiry' in job) await setExpiry(services);
  if (!('gone' in job)) return null;
  const { version, count } = job.gone;
  // A version that people are looked up in stays, whatever a late message says.
  if ((await services.db.get(Censuses, {}))?.version === version) return null;
  const from = await removeParts(services, job.gone, isTimeOver);
  return from === null ? null : { gone: { version, from, count } };
}

/**
 * Worker of the census: reads and writes uploads, and removes what they leave. Messages may come twice. A job whose time
 * is over sends itself again, and goes on where it was.
 */
export const census: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const failed: string[] = [];
  for (const [messageId, job] of jobs) {
    try {
      const left = await run(services, job);
      if (left !== null) await services.queues.send('census', [left]);
    } catch (error) {
      services.log.error('census.failed', error, { messageId });
      failed.push(messageId);
    }
  }
  return failed;
});
