/** What the audit log keeps of one participant. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';
import { AuditEntries } from './entities.ts';

/** Own acts in the back office, and refused attempts, for the download of own data. They are not erased: see docs/privacy.md. */
export async function auditTable({ db }: Services, actor: ParticipantId): Promise<PersonalTable> {
  const all = await db.all(AuditEntries, { actor }, { index: 'byActor', reverse: true });
  return {
    name: 'audit',
    columns: ['id', 'at', 'role', 'operation', 'space', 'about', 'fields', 'changed', 'outcome', 'request_id'],
    rows: all.map(({ entry }) => [
      entry.id,
      entry.at,
      entry.role,
      entry.operation,
      entry.spaceId,
      Object.values(entry.place).join(' '),
      entry.fields.join(' '),
      entry.changed?.join(' ') ?? null,
      entry.outcome,
      entry.requestId,
    ]),
  };
}
