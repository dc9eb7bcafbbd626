import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from './config.ts';

/** Queues of the workers; every message may come twice and in any order. */
export interface Queues {
  /** Sends each job as one JSON message. @throws Error when a message was not taken, so that the caller is run again. */
  send(queue: QueueName, jobs: readonly unknown[], options?: { readonly delaySeconds?: number }): Promise<void>;
}

const BATCH = 10;

export function createQueues(client: SQSClient, urls: Readonly<Record<QueueName, string>>): Queues {
  return {
    async send(queue, jobs, { delaySeconds } = {}) {
      for (let start = 0; start < jobs.length; start += BATCH) {
        const Entries = jobs.slice(start, start + BATCH).map((job, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(job),
          ...(delaySeconds === undefined ? {} : { DelaySeconds: delaySeconds }),
        }));
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: urls[queue], Entries }));
        if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken by the queue ${queue}`);
      }
    },
  };
}
