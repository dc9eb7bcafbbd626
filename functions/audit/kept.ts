/** Lines of the data register for `entities.ts`: docs/data-register.md. */
import { kept, type RegisterLine } from '../platform/register.ts';
import { AuditEntries, AuditHeads } from './entities.ts';

export const auditKept: readonly RegisterLine[] = [
  kept(AuditEntries, {
    keeps: 'The audit log: acts of staff and looks at personal data',
    until: 'platform',
    download: 'audit',
    stays: {
      actor: 'who acted; a log that could be changed would prove nothing',
      entry: 'what was done, by ids and names of fields',
    },
    others: ['sequence', 'previous', 'hash', 'day', 'number', 'spaceId'],
  }),
  kept(AuditHeads, {
    keeps: 'Where the chain of the audit log ends',
    until: 'platform',
    others: ['sequence', 'hash', 'firstDay', 'day', 'sealedAt'],
  }),
];
