import type { ComponentId, ProcessId, ProposalId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { isFull, isPublic, type VoteGate } from '../../shared/proposals/rules.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import { Proposals } from './entities.ts';
import { publishedSpace, type Space, settingsOf, switchesOf } from './space.ts';

/** On the last evening thousands vote at once: what gates a vote is read once in so many milliseconds a function. */
const MAX_AGE_MS = 5000;

type Reads = Pick<Services, 'db' | 'now'>;

const spaces = shortMemory(MAX_AGE_MS, (services: Reads, componentId: ComponentId) =>
  publishedSpace(services, componentId, 'proposal.not-found'),
);
/** State of proposals as voting sees it; a function that changes one forgets it here. */
export const voteGates = shortMemory(MAX_AGE_MS, async ({ db }: Reads, proposalId: ProposalId) => {
  const { componentId, state, reached } = await db.require(Proposals, { id: proposalId }, 'proposal.not-found');
  return { componentId, state, reached };
});

/**
 * What decides about a vote received at `receivedAt`. Component and proposal may be 5 s old; the phase is judged from
 * the dates at that very instant.
 *
 * @param evenHidden what moderation has hidden is there, for who takes a vote back
 * @throws Problem `proposal.not-found` for a draft, or where component or process are not published.
 */
export async function voteGateOf(
  services: Reads,
  { componentId, proposalId }: { readonly componentId: ComponentId; readonly proposalId: ProposalId },
  receivedAt: Instant,
  { evenHidden = false }: { readonly evenHidden?: boolean } = {},
): Promise<
  VoteGate &
    Pick<Space, 'component'> & {
      readonly settings: ProposalSettings;
      readonly processId: ProcessId;
      readonly space: Space;
    }
> {
  const [space, proposal] = await Promise.all([spaces.get(services, componentId), voteGates.get(services, proposalId)]);
  const isThere = isPublic(proposal.state) || (evenHidden && proposal.state === 'hidden');
  if (proposal.componentId !== componentId || !isThere) throw new Problem('proposal.not-found');
  const settings = settingsOf(space);
  const { voting, countsHidden } = switchesOf(space, receivedAt);
  return {
    state: proposal.state,
    isFull: isFull(proposal, settings, countsHidden),
    voteKind: settings.voteKind,
    voting,
    settings,
    processId: space.process.id,
    space,
    component: space.component,
  };
}
