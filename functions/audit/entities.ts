/** What the audit log keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { AuditActor, AuditEntry, ChainHead, SealedEntry } from '../../shared/audit/entry.ts';
import { SpaceId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import { defineEntity } from '../platform/db/entity.ts';

const Day = z.iso.date();

/** Where the chain ends. Every seal is conditional on it: two sealers cannot go on from the same entry. */
export const AuditHeads = defineEntity('AuditHead', {
  schema: ChainHead.extend({
    /** Days of the first and of the last seal, UTC. */
    firstDay: Day,
    day: Day,
    sealedAt: Instant,
  }),
  key: { pk: 'AUDIT-HEAD', sk: 'HEAD' },
});

/**
 * A sealed entry: written once, changed and removed by nobody (infra/audit.ts). Those of a day share a partition, in the
 * order of the chain.
 */
export const AuditEntries = defineEntity('AuditEntry', {
  schema: SealedEntry.extend({
    /** Day of the seal, UTC. */
    day: Day,
    /** `sequence` with zeros before it, so that text order is the order of the chain. */
    number: z.string(),
    actor: AuditActor,
    /** Of the entry, where it is known: what stands in no space is found by day. */
    spaceId: SpaceId.nullable(),
    entry: AuditEntry,
  }),
  key: { pk: 'AUDIT#{day}', sk: '{number}' },
  indexes: {
    byActor: { pk: 'AUDIT-ACTOR#{actor}', sk: '{number}' },
    bySpace: { pk: 'AUDIT-SPACE#{spaceId}', sk: '{number}' },
  },
});
