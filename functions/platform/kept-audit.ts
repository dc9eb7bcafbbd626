/** Lines of the data register for `audit-records.ts`: docs/data-register.md. */

import { AuditRecords } from './audit-records.ts';
import { kept, type RegisterLine } from './register.ts';

export const platformAuditKept: readonly RegisterLine[] = [
  kept(AuditRecords, {
    keeps: 'Acts of staff until they are sealed, seconds later',
    until: 'platform',
    download: 'audit',
    stays: {
      actor: 'who acted',
      slot: 'makes a repeat of a refusal the same',
      requestId: 'the request in the logs',
      place: 'what it was about',
    },
    others: ['id', 'at', 'role', 'operation', 'spaceId', 'fields', 'outcome', 'status'],
  }),
];
