import type { ResourceTitles } from '../platform/contributions.ts';

/** What the audit log asks of the features whose resources it names. */
export interface AuditSlots {
  readonly titlesOf: ResourceTitles;
}
