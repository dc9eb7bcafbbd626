import type { ProposalId } from '../../../../shared/platform/ids.ts';
import type { Instant } from '../../../../shared/platform/time.ts';
import { asRecord, forget, keep, kept } from '../../platform/store.ts';
import { type Draft, readDraft } from './draft-memory.ts';

/** A change of a published text that is not sent yet, as this device remembers it. */
interface KeptEdit {
  readonly draft: Draft;
  /** Version of the published text that it changes. */
  readonly version: number;
  readonly changedAt: Instant;
}

/** The time for changes is mostly shorter. */
const KEPT_SECONDS = 7 * 24 * 3600;
const keyOf = (proposalId: ProposalId) => `edit:${proposalId}`;

function readEdit(value: unknown): KeptEdit | null {
  const { draft, version, changedAt } = asRecord(value) ?? {};
  const text = readDraft(draft);
  if (text === null || typeof version !== 'number' || typeof changedAt !== 'string') return null;
  return { draft: text, version, changedAt };
}

export const keptEdit = (proposalId: ProposalId): KeptEdit | null => kept(keyOf(proposalId), readEdit);
export const keepEdit = (proposalId: ProposalId, edit: KeptEdit): boolean =>
  keep(keyOf(proposalId), edit, KEPT_SECONDS);
export const forgetEdit = (proposalId: ProposalId): void => forget(keyOf(proposalId));
