/** Ballots and baskets in the download of own data, and what goes with an account. */

import type { BallotContent } from '../../../shared/budgets/ballot.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { PersonalTable } from '../../platform/contributions.ts';
import { remove } from '../../platform/db/write.ts';
import { participationsOf } from '../../platform/participation.ts';
import type { Services } from '../../platform/services.ts';
import { voterIdsOf } from '../../platform/voting/voter-ids.ts';
import { knownVoterKey } from '../../platform/voting/voter-keys.ts';
import { components } from '../../spaces/directory.ts';
import { Baskets } from '../entities.ts';
import { ballotOf } from './write-ballot.ts';

/** A line for each project of a ballot, in its order. */
const linesOf = (content: BallotContent) =>
  content.flatMap(({ envelopeId, choices }) =>
    choices.map(({ projectId, points }) => [envelopeId, projectId, points === null ? '' : String(points)] as const),
  );

/**
 * Own ballots for the download of own data, as far as anybody can tell whose they are. The code of the receipt is not
 * there: it was shown once, so that nobody can be made to show it later.
 */
export async function budgetBallotsTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const rows: PersonalTable['rows'][number][] = [];
  const all = (await components(services)).filter(({ kind }) => kind === 'budgets');
  const voterIds = voterIdsOf(services, participantId);
  for (const component of all) {
    const { id: componentId, processId } = component;
    for (const voterId of await voterIds(component)) {
      const voterKey = await knownVoterKey(services, componentId, voterId);
      if (voterKey === 'none') continue;
      if (voterKey === 'destroyed') {
        if ((await participationsOf(services, voterId, [processId])).size > 0)
          rows.push([componentId, 'secret destroyed: nobody can tell any more', '', '', '', '']);
        continue;
      }
      const stored = await ballotOf(services, componentId, voterKey);
      if (stored === undefined) continue;
      const { content, hour } = stored;
      if (content === null) rows.push([componentId, 'handed a ballot of paper', '', '', '', hour]);
      else rows.push(...linesOf(content).map((line) => [componentId, stored.channel, ...line, hour]));
    }
  }
  return { name: 'budget-ballots', columns: ['component', 'channel', 'envelope', 'project', 'points', 'hour'], rows };
}

const basketsOf = ({ db }: Pick<Services, 'db'>, participantId: ParticipantId) =>
  db.all(Baskets, { participantId }, { index: 'byParticipant' });

/** Own unfinished ballots for the download of own data. */
export async function basketsTable(services: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const baskets = await basketsOf(services, participantId);
  const rows = baskets.flatMap(({ componentId, content, updatedAt, remindedAt }) =>
    linesOf(content).map((line) => [componentId, ...line, updatedAt, remindedAt ?? '']),
  );
  return { name: 'baskets', columns: ['component', 'envelope', 'project', 'points', 'changed', 'reminded'], rows };
}

/** Unfinished ballots go with the account; what was cast stays counted, and names nobody. */
export async function eraseBaskets(services: Services, participantId: ParticipantId): Promise<void> {
  for (const { componentId } of await basketsOf(services, participantId))
    await services.db.write(remove(Baskets, { componentId, participantId }));
}
