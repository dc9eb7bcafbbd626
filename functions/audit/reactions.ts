import { OPEN } from '../../shared/audit/entry.ts';
import { AuditRecords } from '../platform/entities.ts';
import { on } from '../platform/stream/change.ts';
import type { Reactions } from '../platform/stream/reactions.ts';

export const auditReactions: Reactions = {
  // What is still open is sealed once it has ended, or by the schedule.
  audit: [on(AuditRecords, ({ after }) => (after !== undefined && after.outcome !== OPEN ? [{ seal: true }] : []))],
};
