import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { Entry } from '../platform/entry.ts';
import type { Feature } from '../platform/feature.ts';
import type { Change, Reaction } from '../platform/stream/change.ts';
import { readChanges } from '../platform/stream/read-changes.ts';

/** In this order: what people wait for comes first. */
const QUEUES = [
  'urgent',
  'mail',
  'texts',
  'erasures',
  'exports',
  'uploads',
  'tallies',
  'index',
  'publish',
  'notices',
  'newsletters',
  'bulk',
  'cards',
  'recounts',
  'counts',
  'audit',
  'moderation',
  'exchanges',
  'census',
] as const;

const unique = (jobs: readonly unknown[]): unknown[] => [
  ...new Map(jobs.map((job) => [JSON.stringify(job), job])).values(),
];

const reactionsTo = (changes: readonly Change[], reactions: readonly Reaction<unknown>[]) =>
  unique(
    changes.flatMap((change) =>
      reactions.filter(({ entity }) => entity === change.entity).flatMap((r) => r.react(change)),
    ),
  );

/**
 * Reader of the stream that turns changes into jobs for the workers. It decides nothing and reads nothing: jobs say
 * what to look at again, so a change told twice or late does no harm.
 */
export const relay =
  (features: readonly Feature[]): Entry<DynamoDBStreamEvent, void> =>
  (services) => {
    const entities = features.flatMap((feature) => feature.entities);
    const reactions: Readonly<Record<(typeof QUEUES)[number], readonly Reaction<unknown>[]>> = {
      publish: features.flatMap((feature) => feature.reactions?.pages ?? []),
      index: features.flatMap((feature) => feature.reactions?.index ?? []),
      tallies: features.flatMap((feature) => feature.reactions?.tallies ?? []),
      urgent: features.flatMap((feature) => feature.reactions?.urgent ?? []),
      mail: features.flatMap((feature) => feature.reactions?.mails ?? []),
      bulk: features.flatMap((feature) => feature.reactions?.bulk ?? []),
      notices: features.flatMap((feature) => feature.reactions?.notices ?? []),
      newsletters: features.flatMap((feature) => feature.reactions?.newsletters ?? []),
      texts: features.flatMap((feature) => feature.reactions?.texts ?? []),
      exports: features.flatMap((feature) => feature.reactions?.exports ?? []),
      erasures: features.flatMap((feature) => feature.reactions?.erasures ?? []),
      uploads: features.flatMap((feature) => feature.reactions?.uploads ?? []),
      cards: features.flatMap((feature) => feature.reactions?.cards ?? []),
      exchanges: features.flatMap((feature) => feature.reactions?.exchanges ?? []),
      census: features.flatMap((feature) => feature.reactions?.census ?? []),
      recounts: features.flatMap((feature) => feature.reactions?.recounts ?? []),
      counts: features.flatMap((feature) => feature.reactions?.counts ?? []),
      moderation: features.flatMap((feature) => feature.reactions?.moderation ?? []),
      audit: features.flatMap((feature) => feature.reactions?.audit ?? []),
    };
    return async ({ Records }) => {
      const changes = await readChanges(Records, entities, services);
      for (const queue of QUEUES) {
        await services.queues.send(queue, reactionsTo(changes, reactions[queue]));
      }
    };
  };
