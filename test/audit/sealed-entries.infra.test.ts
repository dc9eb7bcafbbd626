import { describe, expect, it } from '@jest/globals';
import { AuditEntries, AuditHeads } from '../../functions/audit/entities.ts';
import { AuditRecords } from '../../functions/platform/entities.ts';
import { grantsOf } from '../infra/policies.ts';
import { templateOf } from '../infra/stacks.ts';

const grants = grantsOf(templateOf());
const onTable = grants.filter(({ actions }) => actions.some((action) => action.startsWith('dynamodb:')));
/** Ways to write an item, and those that go around `dynamodb:LeadingKeys`. */
const WRITES = ['PutItem', 'UpdateItem', 'DeleteItem'];
const AROUND = /^dynamodb:(\*|BatchWriteItem|PartiQL|DeleteTable|RestoreTable|UpdateTable|ImportTable|.*Backup)/;

const sampleOf = (pattern: string) => pattern.replaceAll('*', '2026-11-21');
const matches = (pattern: string, key: string) =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(key);
/** Functions that may do an action to the partition of an entity; a grant without keys is one to every partition. */
const who = (action: string, { partitions }: { readonly partitions: { readonly table: string } }) => [
  ...new Set(
    onTable
      .filter(
        ({ actions, keys }) =>
          actions.includes(`dynamodb:${action}`) &&
          (keys.length === 0 || keys.some((pattern) => matches(pattern, sampleOf(partitions.table)))),
      )
      .map(({ fn }) => fn),
  ),
];

describe('sealed entries of the audit log', () => {
  it('are put by the sealer alone, and changed or deleted by no function', () => {
    expect(who('PutItem', AuditEntries)).toEqual(['WorkersSealerWorker']);
    expect(who('UpdateItem', AuditEntries)).toEqual([]);
    expect(who('DeleteItem', AuditEntries)).toEqual([]);
  });

  it('end in a head that the sealer alone writes', () => {
    for (const action of WRITES) expect([action, who(action, AuditHeads)]).toEqual([action, ['WorkersSealerWorker']]);
  });

  it('come from records that the API may note and complete, and the sealer alone may take away', () => {
    expect(who('DeleteItem', AuditRecords)).toEqual(['WorkersSealerWorker']);
    const noting = who('PutItem', AuditRecords);
    expect(noting).toEqual(expect.arrayContaining(['SpacesMain', 'ProposalsMain', 'WorkersSealerWorker']));
    // Both refuse files that somebody has sent.
    const workers = noting.filter((fn) => fn.startsWith('Workers'));
    expect(workers.toSorted()).toEqual(['WorkersCensusWorker', 'WorkersSealerWorker', 'WorkersUploadsWorker']);
  });

  it('cannot be reached around the keys: no role has a way to write that knows none', () => {
    expect(grants.filter(({ actions }) => actions.some((action) => AROUND.test(action)))).toEqual([]);
  });

  it('have an alarm for a sealer that is late', () => {
    const alarms = Object.values(templateOf().findResources('AWS::CloudWatch::Alarm'));
    expect(JSON.stringify(alarms)).toContain('"MetricName":"AuditLag"');
  });
});
