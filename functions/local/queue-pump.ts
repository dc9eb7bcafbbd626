import { randomUUID } from 'node:crypto';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/** Gives the messages of a queue to one function, as Lambda's event source mapping does. */
export interface QueuePump {
  /** Gives the function what waits, at most `batchSize`; answers how many messages that were. */
  step(waitSeconds: number): Promise<number>;
}

interface Options {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly run: (event: SQSEvent) => Promise<SQSBatchResponse>;
}

const AT_ONCE = 10;

const toEvent = (messages: readonly Message[]): SQSEvent => ({
  Records: messages.map(({ MessageId = randomUUID(), ReceiptHandle = '', Body = '' }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-1:000000000000:local',
    awsRegion: 'eu-west-1',
  })),
});

export function openQueuePump({ sqs, queueUrl, batchSize, run }: Options): QueuePump {
  const receive = async (WaitTimeSeconds: number) =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: AT_ONCE, WaitTimeSeconds })))
      .Messages ?? [];
  const gather = async (waitSeconds: number) => {
    const messages = await receive(waitSeconds);
    while (messages.length > 0 && messages.length < batchSize) {
      const more = await receive(0);
      if (more.length === 0) break;
      messages.push(...more);
    }
    return messages;
  };
  return {
    async step(waitSeconds) {
      const messages = await gather(waitSeconds);
      if (messages.length === 0) return 0;
      const { batchItemFailures } = await run(toEvent(messages));
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      const done = messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
      for (let start = 0; start < done.length; start += AT_ONCE) {
        const Entries = done
          .slice(start, start + AT_ONCE)
          .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
        await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
      }
      return messages.length;
    },
  };
}
