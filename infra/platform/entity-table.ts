import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Entity } from '../../functions/platform/db/entity.ts';
import type { FeatureFunction } from './feature-function.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:ConditionCheckItem'];
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
const text = (name: string) => ({ name, type: AttributeType.STRING });

export interface EntityGrants {
  readonly read?: readonly Entity[];
  /** Includes reading: a write is made on conditions, and read back. */
  readonly write?: readonly Entity[];
  /** Indexes to query, made with `indexOf`. */
  readonly indexes?: readonly EntityIndex[];
}

export interface EntityIndex {
  readonly name: 'gsi1' | 'gsi2';
  readonly partition: string;
}

/** An index of an entity by its domain name. @throws TypeError where the entity has none of that name. */
export function indexOf(entity: Entity, index: string): EntityIndex {
  const position = Object.keys(entity.indexes).indexOf(index);
  const partition = entity.partitions.indexes[position];
  if (partition === undefined) throw new TypeError(`${entity.name} has no index ${index}`);
  return { name: position === 0 ? 'gsi1' : 'gsi2', partition };
}

export interface EntityTableProps {
  readonly keepsData: boolean;
  /** Units a second that the table takes at once, and each index too: a vote is an item in one of them. */
  readonly warm?: { readonly writes: number | undefined; readonly reads: number | undefined };
}

function warmThroughput(
  { writes, reads }: NonNullable<EntityTableProps['warm']> = { writes: undefined, reads: undefined },
) {
  if (writes === undefined && reads === undefined) return {};
  return {
    warmThroughput: {
      ...(writes === undefined ? {} : { writeUnitsPerSecond: writes }),
      ...(reads === undefined ? {} : { readUnitsPerSecond: reads }),
    },
  };
}

/** The table of all features. */
export class EntityTable extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, { keepsData, warm }: EntityTableProps) {
    super(scope, id);
    const warmed = warmThroughput(warm);
    const index = (indexName: string) => ({
      indexName,
      partitionKey: text(`${indexName}pk`),
      sortKey: text(`${indexName}sk`),
      projectionType: ProjectionType.ALL,
      ...warmed,
    });
    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: [index('gsi1'), index('gsi2')],
      billing: Billing.onDemand(),
      ...warmed,
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'ttl',
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: keepsData,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /**
   * Grants a function the partitions of entities and no others; never a scan. `ForAllValues` is true for a request
   * without keys, so that every grant also demands that there are some.
   */
  grantEntities(fn: FeatureFunction, { read = [], write = [], indexes = [] }: EntityGrants): void {
    this.grantPartitions(fn, READ, this.table.tableArn, [...read, ...write].map(tablePartition));
    this.grantPartitions(fn, WRITE, this.table.tableArn, write.map(tablePartition));
    for (const name of ['gsi1', 'gsi2'] as const) {
      const patterns = indexes.filter((index) => index.name === name).map(({ partition }) => partition);
      this.grantPartitions(fn, ['dynamodb:Query'], `${this.table.tableArn}/index/${name}`, patterns);
    }
  }

  private grantPartitions(fn: FeatureFunction, actions: string[], resource: string, patterns: readonly string[]): void {
    if (patterns.length === 0) return;
    fn.allow(
      new PolicyStatement({
        actions,
        resources: [resource],
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...new Set(patterns)].toSorted() },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    );
  }
}

const tablePartition = ({ partitions }: Entity) => partitions.table;
