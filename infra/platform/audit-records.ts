import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AuditRecords } from '../../functions/platform/entities.ts';
import type { EntityTable } from './entity-table.ts';
import type { FeatureFunction } from './feature-function.ts';

/** Lets a function write records for the audit log. It can neither read nor remove one: that is the sealer's. */
export function letRecord(
  fn: FeatureFunction,
  { table }: Pick<EntityTable, 'table'>,
  ...actions: readonly ('PutItem' | 'UpdateItem')[]
): void {
  fn.allow(
    new PolicyStatement({
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [AuditRecords.partitions.table] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  );
}
