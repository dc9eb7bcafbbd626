/** What is to be sealed into the audit log: written by the dispatcher, taken away by the sealer. Pure data. */
import { AuditEntry } from '../../shared/audit/entry.ts';
import { defineEntity } from './db/entity.ts';

/** Outcome of a record whose action has not ended yet. */
export const OPEN = 'open';

/**
 * An act between its beginning and the seal. All in one partition, in the order in which they began: staff makes a few
 * a minute, and the sealer empties it. Deleted from here in the transaction that seals it.
 */
export const AuditRecords = defineEntity('AuditRecord', {
  schema: AuditEntry.extend({
    /** The id of the entry; for a refusal, what makes a repeat of it the same: see `audit-trail.ts`. */
    slot: AuditEntry.shape.requestId,
  }),
  key: { pk: 'AUDIT-RECORDS', sk: '{slot}' },
});
