import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Entity, ItemOf } from '../db/entity.ts';
import { fromStored } from '../db/item.ts';

/** One change of one item, as the stream tells it. `before` is missing for a new item, `after` for a removed one. */
export interface Change<T = unknown> {
  readonly entity: Entity;
  readonly before: T | undefined;
  readonly after: T | undefined;
  /** Key of the partition, in which the stream keeps the order. */
  readonly partition: string;
  /** Zero-padded, so that text order is stream order. */
  readonly sequenceNumber: string;
}

const SEQUENCE_DIGITS = 40;
type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];
// The Lambda type and the SDK type of an attribute value are the same JSON.
const plain = (image: Image) => (image === undefined ? undefined : unmarshall(image as Record<string, AttributeValue>));

/**
 * Decodes a stream record. An item of no known entity gives `undefined`.
 *
 * @throws when an image does not fit its entity: the caller sends the record to the dead-letter queue.
 */
export function toChange(record: DynamoDBRecord, entities: readonly Entity[]): Change | undefined {
  const before = plain(record.dynamodb?.OldImage);
  const after = plain(record.dynamodb?.NewImage);
  const type = (after ?? before)?.type;
  const entity = entities.find(({ name }) => name === type);
  if (entity === undefined) return undefined;
  return {
    entity,
    before: before === undefined ? undefined : fromStored(entity, before),
    after: after === undefined ? undefined : fromStored(entity, after),
    partition: String((after ?? before)?.pk),
    sequenceNumber: (record.dynamodb?.SequenceNumber ?? '').padStart(SEQUENCE_DIGITS, '0'),
  };
}

/** What follows from a change: pure data, decided without reading anything. */
export interface Reaction<J> {
  readonly entity: Entity;
  react(change: Change): readonly J[];
}

/** Says what follows when an item of the entity is made, changed or removed. */
export const on = <E extends Entity, J>(
  entity: E,
  react: (change: Change<ItemOf<E>>) => readonly J[],
): Reaction<J> => ({
  entity,
  // The record was decoded with this entity's schema, so the change is of its items.
  react: (change) => react(change as Change<ItemOf<E>>),
});
