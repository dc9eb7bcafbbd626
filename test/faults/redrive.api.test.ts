/** Dead letters go back to their workers. */
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openQueuesAndBuckets, type QueuesAndBuckets } from '../../functions/local/queues-and-buckets.ts';
import { redriveLocally } from '../../functions/local/redrive.ts';
import { deadLettersOf, startMoving } from '../../scripts/redrive/dead-letters.ts';
import { startTestPlatform } from '../support/platform.ts';

const STACK = 'Parvis-prod';
const NOTIFIER = `${STACK}-WorkersNotifierQueue91CA8816-aBcD1234`;
const DEAD = `${STACK}-WorkersNotifierDeadLetters0A1B2C3D-xYz98765`;
const OF_A_READER = `${STACK}-StreamCountersDeadLettersF5290D4F-qRs45678`;
const arnOf = (name: string) => `arn:aws:sqs:eu-west-1:000000000000:${name}`;

describe('the dead letters of a stack', () => {
  let stand: QueuesAndBuckets;
  let sqs: SQSClient;
  /** What SQS was asked to move; its stand-in does not know how. */
  let moved: unknown[];

  beforeEach(async () => {
    stand = await openQueuesAndBuckets();
    moved = [];
    sqs = new SQSClient({
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      requestHandler: stand.requestHandler,
    });
    sqs.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName !== 'StartMessageMoveTaskCommand') return next(args);
          moved.push(args.input);
          return { output: { $metadata: {}, TaskHandle: 'task' }, response: {} };
        },
      { step: 'initialize', priority: 'low', name: 'move' },
    );
    for (const QueueName of [DEAD, OF_A_READER, 'Parvis-dev-WorkersNotifierDeadLetters0A1B2C3D-other'])
      await sqs.send(new CreateQueueCommand({ QueueName }));
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf(DEAD), maxReceiveCount: 5 });
    await sqs.send(new CreateQueueCommand({ QueueName: NOTIFIER, Attributes: { RedrivePolicy } }));
  });
  afterEach(() => stand.close());

  const send = (queue: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: `http://127.0.0.1/000000000000/${queue}`, MessageBody: '{}' }));

  it('are found by the name of their worker, with how many wait, and no other stack’s', async () => {
    await send(DEAD);
    await send(DEAD);
    await send(OF_A_READER);
    expect(await deadLettersOf(sqs, STACK)).toEqual([
      { name: 'notifier', arn: arnOf(DEAD), waiting: 2, hasSource: true },
      // What a reader of the stream gave up came from no queue, and cannot go back to one.
      { name: 'streamCounters', arn: arnOf(OF_A_READER), waiting: 1, hasSource: false },
    ]);
  });

  it('go back by a task of SQS, which knows where they came from', async () => {
    const [notifier] = await deadLettersOf(sqs, STACK);
    if (notifier === undefined) throw new Error('the queue was not found');
    await startMoving(sqs, notifier);
    expect(moved).toEqual([{ SourceArn: arnOf(DEAD) }]);
  });
});

describe('the dead letters of the local platform', () => {
  it('are counted in a dry run, and given back to the worker whose they are', async () => {
    const { cloud, close } = await startTestPlatform();
    const { sqs } = cloud.clients;
    const MessageBody = JSON.stringify({ mailId: 'mal_01KAHJ5Z0000000000000000AA' });
    await sqs.send(new SendMessageCommand({ QueueUrl: `${cloud.queueUrls.mail}-dead`, MessageBody }));
    const ofMail = { queue: 'mail', waiting: 1 };
    expect(await redriveLocally(cloud, { queue: 'mail', isDryRun: true })).toEqual([{ ...ofMail, moved: 0 }]);
    expect(await redriveLocally(cloud, { queue: 'mail' })).toEqual([{ ...ofMail, moved: 1 }]);
    expect(await redriveLocally(cloud, { queue: 'mail' })).toEqual([{ ...ofMail, waiting: 0, moved: 0 }]);
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: cloud.queueUrls.mail }));
    expect(Messages?.map(({ Body }) => Body)).toEqual([MessageBody]);
    await close();
  });
});
