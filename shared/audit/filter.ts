/** What is looked for in the audit log. Pure; the browser runs it too, so it knows no schema. */
import type { AuditEntry } from './entry.ts';

/** How an act ended, as people ask for it: it was done, refused by a rule, failed for another reason, or never ended. */
export const AUDIT_ENDS = ['done', 'refused', 'failed', 'unfinished'] as const;
export type AuditEnd = (typeof AUDIT_ENDS)[number];

/** How an act ended. Refused: who asked may not (401, 403), or was too fast (429). */
export function endOf({ outcome, status }: Pick<AuditEntry, 'outcome' | 'status'>): AuditEnd {
  if (outcome === 'done' || outcome === 'unfinished') return outcome;
  return status === 401 || status === 403 || status === 429 ? 'refused' : 'failed';
}

/** Every part that is given must fit. */
export interface AuditFilter {
  readonly actor?: `ptp_${string}` | 'operator' | 'anonymous' | 'platform' | undefined;
  readonly operation?: string | undefined;
  readonly space?: `prc_${string}` | 'organization' | undefined;
  readonly end?: AuditEnd | undefined;
  /** First and last day, UTC; both belong to it. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Whether an entry is one of those that are looked for. */
export function fits(entry: AuditEntry, { actor, operation, space, end, from, until }: AuditFilter): boolean {
  const day = entry.at.slice(0, 10);
  return (
    (actor === undefined || entry.actor === actor) &&
    (operation === undefined || entry.operation === operation) &&
    (space === undefined || entry.spaceId === space) &&
    (end === undefined || endOf(entry) === end) &&
    (from === undefined || day >= from) &&
    (until === undefined || day <= until)
  );
}
