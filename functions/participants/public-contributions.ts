import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Contribution } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';
import type { AccountSlots } from './slots.ts';

/** A contribution that has a page. */
export type PublicContribution = Contribution & { readonly path: string };

const isPublic = (one: Contribution): one is PublicContribution =>
  one.path !== null && one.state !== 'draft' && one.state !== 'hidden' && one.isInOwnName;

/** What everybody can reach of a participant, newest first: no drafts, and nothing of a hidden process. */
export async function publicContributions(
  { proposalsOf, commentsOf }: AccountSlots,
  services: Services,
  id: ParticipantId,
): Promise<PublicContribution[]> {
  const [proposals, comments] = await Promise.all([proposalsOf(services, id), commentsOf(services, id)]);
  return [...proposals, ...comments].filter(isPublic).sort((one, other) => (one.at > other.at ? -1 : 1));
}
