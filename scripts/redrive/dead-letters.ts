import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';

/** A queue of what could not be done. */
export interface DeadLetters {
  /** Such as `notifier`, after its worker. */
  readonly name: string;
  readonly arn: string;
  /** Messages in it, as SQS estimates. */
  readonly waiting: number;
  /** Whether they can go back: what a stream reader gave up has no queue that it came from. */
  readonly hasSource: boolean;
}

interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly waiting: number;
  /** ARN of where it gives up to. */
  readonly givesUpTo: string | undefined;
}

async function queuesOf(sqs: SQSClient, prefix: string): Promise<Queue[]> {
  const urls: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: prefix, MaxResults: 100, NextToken }));
    urls.push(...(page.QueueUrls ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return Promise.all(
    urls.map(async (QueueUrl) => {
      const AttributeNames = ['QueueArn', 'RedrivePolicy', 'ApproximateNumberOfMessages'] as const;
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
      );
      const policy: { readonly deadLetterTargetArn?: string } = JSON.parse(Attributes.RedrivePolicy ?? '{}');
      return {
        name: QueueUrl.split('/').at(-1) ?? '',
        arn: Attributes.QueueArn ?? '',
        waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
        givesUpTo: policy.deadLetterTargetArn,
      };
    }),
  );
}

/** `Parvis-prod-WorkersNotifierDeadLetters1A2B3C4D-x7…` is `notifier`. */
function shortName(name: string, stack: string): string {
  const construct = name.slice(stack.length + 1).replace(/(DeadLetters)?[0-9A-F]{8}-\w+$/, '');
  return construct.replace(/^Workers/, '').replace(/^./, (first) => first.toLowerCase());
}

/** The dead-letter queues of a stack, with what is in them. */
export async function deadLettersOf(sqs: SQSClient, stack: string): Promise<DeadLetters[]> {
  const queues = await queuesOf(sqs, `${stack}-`);
  const targets = new Set(queues.map(({ givesUpTo }) => givesUpTo));
  return queues
    .filter(({ name, arn }) => targets.has(arn) || /DeadLetters|Unreadable/.test(name))
    .map(({ name, arn, waiting }) => ({ name: shortName(name, stack), arn, waiting, hasSource: targets.has(arn) }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/**
 * Has SQS move the messages back to the queue that they came from, whose worker takes them at its own pace.
 *
 * @throws UnsupportedOperation while messages of the queue are being moved already.
 */
export async function startMoving(sqs: SQSClient, { arn }: Pick<DeadLetters, 'arn'>): Promise<void> {
  await sqs.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
}
