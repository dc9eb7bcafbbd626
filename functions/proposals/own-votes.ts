import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { participationsOf } from '../platform/participation.ts';
import type { Services } from '../platform/services.ts';
import { voterIdsOf } from '../platform/voting/voter-ids.ts';
import { knownVoterKey } from '../platform/voting/voter-keys.ts';
import { components } from '../spaces/directory.ts';
import { Proposals, Votes } from './entities.ts';

type VoterIds = ReturnType<typeof voterIdsOf>;

/**
 * Votes of a participant in a component, in no order; `destroyed` where nobody can tell any more whose a vote was. The
 * index may lag by a moment.
 */
export async function votesOf(
  services: Services,
  component: Component,
  voterIds: VoterIds,
): Promise<ItemOf<typeof Votes>[] | 'destroyed'> {
  const votes: ItemOf<typeof Votes>[] = [];
  for (const voterId of await voterIds(component)) {
    const voterKey = await knownVoterKey(services, component.id, voterId);
    if (voterKey === 'destroyed') return 'destroyed';
    if (voterKey !== 'none') votes.push(...(await services.db.all(Votes, { voterKey }, { index: 'byVoter' })));
  }
  return votes;
}

/** Components of processes in which somebody took part, by writing or by voting: where own votes may be at all. */
export async function componentsTakenPartIn(
  services: Services,
  participantId: ParticipantId,
  all: readonly Component[],
  voterIds: VoterIds,
): Promise<Component[]> {
  const processIds = [...new Set(all.map(({ processId }) => processId))];
  // Whoever votes as a former account of theirs is counted as that.
  const votesAs = (await Promise.all(all.map(voterIds))).flat();
  const own = await Promise.all(
    [...new Set([participantId, ...votesAs])].map((id) => participationsOf(services, id, processIds)),
  );
  return all.filter(({ processId }) => own.some((takenPart) => takenPart.has(processId)));
}

/**
 * Own votes for the download of own data. The time is the hour that a ballot remembers. Of a vote whose secret is
 * destroyed one line says so, in consultations in which this person took part: what they voted there, or whether at all,
 * nobody can tell.
 */
export async function votesTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const rows: PersonalTable['rows'][number][] = [];
  const all = (await components(services)).filter(({ kind }) => kind === 'proposals');
  const voterIds = voterIdsOf(services, participantId);
  const own = await componentsTakenPartIn(services, participantId, all, voterIds);
  const takenPartIn = new Set(own.map(({ id }) => id));
  for (const component of all) {
    const { id: componentId } = component;
    const votes = await votesOf(services, component, voterIds);
    if (votes === 'destroyed') {
      if (takenPartIn.has(componentId))
        rows.push(['', '', componentId, 'secret destroyed: nobody can tell any more', '']);
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
