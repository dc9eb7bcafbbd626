/** What workers write into the audit log: files that were refused once somebody had looked at them. */
import { put, type Write } from './db/write.ts';
import { AuditRecords } from './entities.ts';
import type { Services } from './services.ts';

interface RefusedFile {
  /** Operation of the API that has sent it. */
  readonly operation: 'media.completeAttachment' | 'verifications.sendIdDocument' | 'verifications.startCensusUpload';
  /** Ids of what it belongs to, by their names in addresses. */
  readonly place: Readonly<Record<string, string>>;
  /** Why, as the sender is told. */
  readonly reason: string;
}

/**
 * The record of a refused file, for the transaction that refuses it: the platform itself is who acts. A file is refused once,
 * and so recorded once, however often its worker runs.
 */
export function refusedFile(
  { now, newId }: Pick<Services, 'now' | 'newId'>,
  { operation, place, reason }: RefusedFile,
): Write {
  const id = newId('auditEntry');
  return put(
    AuditRecords,
    {
      slot: id,
      id,
      at: now(),
      actor: 'platform',
      role: 'platform',
      operation,
      spaceId: null,
      place,
      fields: [],
      requestId: '',
      outcome: `file.${reason}`,
      status: 422,
    },
    { when: 'absent' },
  );
}
