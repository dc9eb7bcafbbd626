import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type * as z from 'zod';
import type { QueueName } from './config.ts';
import type { Entry } from './entry.ts';
import type { Services } from './services.ts';

/** The worker of each queue; what is unreadable waits for an operator. */
export type Workers = Readonly<Record<Exclude<QueueName, 'unreadable'>, Entry<SQSEvent, SQSBatchResponse>>>;

/**
 * A worker of a queue. Jobs of a batch are parsed and given to `run` together with their message ids; it answers the
 * ids of those that must come again. When `run` throws, all of them do. A message that is no job is logged and comes
 * again until it lands in the dead-letter queue.
 */
export const worker =
  <S extends z.ZodType>(
    job: S,
    run: (jobs: ReadonlyMap<string, z.output<S>>, services: Services) => Promise<readonly string[]>,
  ): Entry<SQSEvent, SQSBatchResponse> =>
  (services) =>
  async ({ Records }) => {
    const jobs = new Map<string, z.output<S>>();
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      try {
        jobs.set(messageId, job.parse(JSON.parse(body)));
      } catch (error) {
        services.log.error('worker.unreadable', error instanceof Error ? error.name : error, { messageId });
        failed.push(messageId);
      }
    }
    try {
      failed.push(...(await run(jobs, services)));
    } catch (error) {
      services.log.error('worker.failed', error);
      failed.push(...jobs.keys());
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
