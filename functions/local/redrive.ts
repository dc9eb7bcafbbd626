import {
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import type { LocalCloud } from './cloud.ts';

/** What is in the dead-letter queue of one worker, and how much of it was given back to the worker. */
export interface Redriven {
  readonly queue: string;
  readonly waiting: number;
  readonly moved: number;
}

interface Wish {
  /** One queue by its name in the platform, such as `mail`; without it all of them. */
  readonly queue?: string | undefined;
  /** Only looks. */
  readonly isDryRun?: boolean | undefined;
}

const AT_ONCE = 10;

/** Gives messages back one by one, in the end as SQS does by itself: its stand-in knows no move tasks. */
async function moveBack({ clients: { sqs } }: LocalCloud, from: string, to: string): Promise<number> {
  let moved = 0;
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from, MaxNumberOfMessages: AT_ONCE }),
    );
    if (Messages.length === 0) return moved;
    const sent = Messages.map(({ Body }, index) => ({ Id: String(index), MessageBody: Body }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: to, Entries: sent }));
    const failed = new Set(Failed.map(({ Id }) => Id));
    // Removed last: a kill in between leaves a message twice, which every worker bears, and never none.
    const done = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })).filter(
      ({ Id }) => !failed.has(Id),
    );
    if (done.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from, Entries: done }));
    moved += done.length;
    if (failed.size > 0) return moved;
  }
}

/** Dead letters of the local platform, back to their workers; `npm run redrive` asks for it. */
export async function redriveLocally(cloud: LocalCloud, { queue, isDryRun = false }: Wish): Promise<Redriven[]> {
  const wanted = Object.entries(cloud.queueUrls).filter(([name]) => queue === undefined || name === queue);
  return Promise.all(
    wanted.map(async ([name, url]) => {
      const dead = `${url}-dead`;
      const { Attributes } = await cloud.clients.sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ['ApproximateNumberOfMessages'] }),
      );
      const waiting = Number(Attributes?.ApproximateNumberOfMessages ?? 0);
      return { queue: name, waiting, moved: isDryRun || waiting === 0 ? 0 : await moveBack(cloud, dead, url) };
    }),
  );
}
