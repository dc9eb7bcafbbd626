import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from 'aws-lambda';
import pLimit from 'p-limit';
import { routeKey } from '../../shared/platform/contract.ts';
import { counters } from '../consumers/counters.ts';
import { relay } from '../consumers/relay.ts';
import type { ApiEvent, ApiResult } from '../platform/api.ts';
import type { QueueName } from '../platform/config.ts';
import type { Entry } from '../platform/entry.ts';
import type { Feature } from '../platform/feature.ts';
import type { Services } from '../platform/services.ts';
import type { Workers } from '../platform/worker.ts';
import type { LocalCloud } from './cloud.ts';
import { openQueuePump, type QueuePump } from './queue-pump.ts';
import { openStreamPump, type StreamPump } from './stream-pump.ts';

interface Options {
  readonly cloud: LocalCloud;
  readonly services: Services;
  readonly features: readonly Feature[];
  /** Messages for a worker that is left out wait in its queue. */
  readonly workers: Partial<Workers>;
  /** Function behind pages that are rendered on demand. */
  readonly views: Entry<ApiEvent, ApiResult>;
  /** Where stream positions are kept over a restart. */
  readonly directory?: string;
  /** Runs each call of a function, named by route, `queue:<name>`, `stream:<name>` or `views`: tests watch it so. */
  readonly within?: Within;
}

export type Within = <R>(name: string, run: () => Promise<R>) => Promise<R>;
const unwatched: Within = (_name, run) => run();

/** The functions of the stack in one process, fed with the events that AWS would give them. */
export interface Runtime {
  /** Calls the API function that serves the event's route. */
  call(event: ApiEvent): Promise<ApiResult>;
  /** Calls the function that renders pages on demand. */
  view(event: ApiEvent): Promise<ApiResult>;
  /**
   * Runs stream readers and workers until there is nothing left to do; delayed messages are not waited for.
   * @param without workers whose messages wait for another time
   */
  settle(without?: readonly QueueName[]): Promise<void>;
  /** Runs them from now on, as changes come, until `stop`. */
  start(): void;
  stop(): Promise<void>;
}

/** Records given to a reader at once: on AWS ten calls of 1,000 go on side by side; here one takes what they would. */
const STREAM_BATCH = 10_000;
/** Messages given to a worker at once. Votes bring many that ask for the same sums: all that wait are taken as one. */
const QUEUE_BATCH = 100;
const QUEUE_BATCHES: Partial<Record<QueueName, number>> = { tallies: 10_000, index: 1000, feedback: 1000 };
/** How long workers wait for a message before they look whether to stop, in seconds. */
const QUEUE_WAIT = 1;
const STREAM_WAIT_MS = 1000;
/**
 * How long a reader or worker that had something to do waits for more, as with the batching windows of the stack: a
 * single change is not held up, and under load many are taken together.
 */
const STREAM_WINDOW_MS = 150;
const QUEUE_WINDOW_MS = 300;
/**
 * Calls of the API that go on at once; further ones wait in line, as where a function's concurrency is bounded. Each step of
 * a call waits for one step of all others, and so does each step of the counters: with 128 calls at once sums came 12
 * seconds late, and no vote came sooner.
 */
const CALLS_AT_ONCE = 16;
/** Pause after a failure, so that a broken reader does not spin. */
const PAUSE_MS = 500;

/** What a Lambda is told of its call. */
export const localContext = (name: string): Context => ({
  awsRequestId: randomUUID(),
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:eu-west-1:000000000000:function:${name}`,
  memoryLimitInMB: '512',
  logGroupName: name,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 29_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});

function apiOf({ features, services, within = unwatched }: Options): Runtime['call'] {
  const byRoute = new Map<string, (event: ApiEvent, context: Context) => Promise<ApiResult>>();
  for (const { api } of features) {
    const run = api?.entry(services);
    for (const { route } of api?.handlers ?? []) if (run !== undefined) byRoute.set(routeKey(route), run);
  }
  const inLine = pLimit(CALLS_AT_ONCE);
  return async (event) => {
    const run = byRoute.get(event.routeKey);
    if (run === undefined) throw new Error(`no function serves ${event.routeKey}`);
    return inLine(() => within(event.routeKey, () => run(event, localContext('api'))));
  };
}

async function streamPumps({
  cloud,
  services,
  features,
  directory,
  within = unwatched,
}: Options): Promise<StreamPump[]> {
  const readers = { counters: counters(features)(services), relay: relay(features)(services) };
  return Promise.all(
    Object.entries(readers).map(([name, run]) =>
      openStreamPump({
        table: services.config.tableName,
        dynamodb: cloud.clients.dynamodb,
        streams: cloud.streams,
        getRecords: async (request) => (await cloud.store.call('GetRecords', { ...request })) as object,
        run: (event) => within(`stream:${name}`, () => run(event, localContext(name))),
        batchSize: STREAM_BATCH,
        ...(directory === undefined ? {} : { checkpoint: join(directory, 'stream', name) }),
      }),
    ),
  );
}

const queuePumps = ({ cloud, services, workers, within = unwatched }: Options): [name: string, QueuePump][] =>
  Object.entries(workers).map(([name, worker]) => {
    const run = worker(services);
    const pump = openQueuePump({
      sqs: cloud.clients.sqs,
      queueUrl: services.config.queueUrls[name as QueueName],
      batchSize: QUEUE_BATCHES[name as QueueName] ?? QUEUE_BATCH,
      run: (event) => within(`queue:${name}`, () => run(event, localContext(name))),
    });
    return [name, pump];
  });

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function openRuntime(options: Options): Promise<Runtime> {
  const { cloud, services, within = unwatched } = options;
  const views = options.views(services);
  const streams = await streamPumps(options);
  const queues = queuePumps(options);
  const running: Promise<void>[] = [];
  let stopped = false;

  const loop = async (step: () => Promise<unknown>) => {
    while (!stopped) {
      try {
        await step();
      } catch (error) {
        if (stopped) return;
        services.log.error('local.loop', error);
        await sleep(PAUSE_MS);
      }
    }
  };
  const untilEmpty = async (step: () => Promise<number>) => {
    let done = 0;
    for (let count = await step(); count > 0; count = await step()) done += count;
    return done;
  };

  return {
    call: apiOf(options),
    view: (event) => within('views', () => views(event, localContext('views'))),
    async settle(without: readonly string[] = []) {
      const asked = queues.filter(([name]) => !without.includes(name));
      let done: number;
      do {
        done = 0;
        for (const pump of streams) done += await untilEmpty(() => pump.step());
        for (const [, pump] of asked) done += await untilEmpty(() => pump.step(0));
      } while (done > 0);
    },
    start() {
      for (const pump of streams) {
        running.push(
          loop(async () => {
            const count = await pump.step();
            if (count >= STREAM_BATCH) return;
            if (count > 0) return sleep(STREAM_WINDOW_MS);
            await cloud.store.waitForRecords(services.config.tableName, pump.position, STREAM_WAIT_MS);
          }),
        );
      }
      for (const [, pump] of queues) {
        running.push(
          loop(async () => {
            const count = await pump.step(QUEUE_WAIT);
            if (count > 0 && count < QUEUE_BATCH) await sleep(QUEUE_WINDOW_MS);
          }),
        );
      }
    },
    async stop() {
      stopped = true;
      await Promise.all(running);
    },
  };
}
