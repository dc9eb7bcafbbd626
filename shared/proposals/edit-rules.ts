/** Until when an author may change a published text: pure, the same in islands and in handlers. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import { addSeconds, type Instant } from '../platform/time.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalSettings } from './settings.ts';

export interface EditGate {
  readonly proposal: Pick<Proposal, 'state' | 'answer' | 'publishedAt'>;
  readonly settings: Pick<ProposalSettings, 'editWindow' | 'editMinutes'>;
  /** The phase in progress takes new proposals. */
  readonly creation: boolean;
  /** End of the phase in progress; `null`: none. */
  readonly phaseEndsAt: Instant | null;
}

/** The end of the time in which a text may be changed, half-open; `null`: without end; `undefined`: there is no such time. */
export function editEnd({ proposal, settings, creation, phaseEndsAt }: EditGate): Instant | null | undefined {
  const { publishedAt } = proposal;
  if (publishedAt === null || settings.editWindow === 'never') return undefined;
  if (settings.editWindow === 'minutes') return addSeconds(publishedAt, settings.editMinutes * 60);
  return creation ? phaseEndsAt : undefined;
}

/**
 * Whether an author may change a published text at `now`: within the component's time, and, as in Decidim, as long as
 * nobody has answered it. Votes do not end it: the earlier texts stay public.
 */
export function mayEdit(gate: EditGate, now: Instant): Decision<'proposal.not-editable' | 'proposal.edit-closed'> {
  const { state, answer } = gate.proposal;
  if (state !== 'published' || answer !== null) return denied('proposal.not-editable', { state });
  const end = editEnd(gate);
  if (end === undefined) return denied('proposal.edit-closed');
  return end === null || now < end ? allowed : denied('proposal.edit-closed', { until: end });
}
