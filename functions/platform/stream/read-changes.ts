import type { DynamoDBRecord } from 'aws-lambda';
import type { Entity } from '../db/entity.ts';
import type { Services } from '../services.ts';
import { type Change, toChange } from './change.ts';

/**
 * Decodes a batch. A record that does not fit its entity would stop its shard for a day: it goes to the queue of
 * unreadable records, whose alarm calls an operator, and is passed over.
 */
export async function readChanges(
  records: readonly DynamoDBRecord[],
  entities: readonly Entity[],
  { log, queues }: Pick<Services, 'log' | 'queues'>,
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const record of records) {
    try {
      const change = toChange(record, entities);
      if (change !== undefined) changes.push(change);
    } catch (error) {
      log.error('stream.unreadable', error instanceof Error ? error.name : error, {
        sequenceNumber: record.dynamodb?.SequenceNumber,
      });
      await queues.send('unreadable', [
        { keys: record.dynamodb?.Keys, sequenceNumber: record.dynamodb?.SequenceNumber },
      ]);
    }
  }
  return changes;
}
