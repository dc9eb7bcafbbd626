import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { sealRecords } from '../audit/seal-records.ts';
import type { Entry } from '../platform/entry.ts';
import { worker } from '../platform/worker.ts';

const Job = z.object({ seal: z.literal(true) });

/** Worker that seals the audit log. What is to be sealed stands in the table, so messages may be lost, repeated or late. */
export const sealer: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  if (jobs.size > 0) await sealRecords(services);
  return [];
});
