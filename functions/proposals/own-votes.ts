import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Services } from '../platform/services.ts';
import { components } from '../spaces/directory.ts';
import { Proposals, Votes } from './entities.ts';
import { voterKeyOf } from './voter-keys.ts';

/** Votes of a participant in a component, in no order. The index may lag by a moment. */
export async function votesOf(
  services: Services,
  componentId: ComponentId,
  participantId: ParticipantId,
): Promise<ItemOf<typeof Votes>[]> {
  const voterKey = await voterKeyOf(services, componentId, participantId);
  return services.db.all(Votes, { voterKey }, { index: 'byVoter' });
}

/**
 * Own votes for the download of own data. The time is the hour that a ballot remembers. Once the secret of the vote is
 * destroyed nothing is found any more: nobody can tell then whose a vote was.
 */
export async function votesTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const rows: PersonalTable['rows'][number][] = [];
  for (const { id: componentId } of await components(services)) {
    const votes = await votesOf(services, componentId, participantId);
    const found = await services.db.batchGet(
      Proposals,
      votes.map(({ proposalId }) => ({ id: proposalId })),
    );
    const titles = new Map(found.map(({ id, title }) => [id, title]));
    for (const { proposalId, choice, hour } of votes)
      rows.push([proposalId, titles.get(proposalId) ?? '', componentId, choice, hour]);
  }
  return { name: 'votes', columns: ['proposal', 'title', 'component', 'choice', 'hour'], rows };
}
