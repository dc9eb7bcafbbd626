import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Services } from '../platform/services.ts';
import { components } from '../spaces/directory.ts';
import { Proposals, Votes } from './entities.ts';
import { knownVoterKey } from './voter-keys.ts';

/**
 * Votes of a participant in a component, in no order; `destroyed` where nobody can tell any more whose a vote was. The
 * index may lag by a moment.
 */
export async function votesOf(
  services: Services,
  componentId: ComponentId,
  participantId: ParticipantId,
): Promise<ItemOf<typeof Votes>[] | 'destroyed'> {
  const voterKey = await knownVoterKey(services, componentId, participantId);
  if (voterKey === 'none') return [];
  if (voterKey === 'destroyed') return 'destroyed';
  return services.db.all(Votes, { voterKey }, { index: 'byVoter' });
}

/**
 * Own votes for the download of own data. The time is the hour that a ballot remembers. Of a vote whose secret is
 * destroyed one line says so: whether this person voted there, nobody can tell.
 */
export async function votesTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const rows: PersonalTable['rows'][number][] = [];
  for (const { id: componentId } of await components(services)) {
    const votes = await votesOf(services, componentId, participantId);
    if (votes === 'destroyed') {
      rows.push(['', '', componentId, 'secret destroyed: nobody can tell who voted', '']);
      continue;
    }
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
