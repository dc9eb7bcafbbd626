/** What assignments keep of one evaluator. Apart from what assigns: workers that run it touch nothing else. */
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { PersonalTable } from '../../platform/contributions.ts';
import { remove } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { EvaluatorAssignments } from './entities.ts';

const own = ({ db }: Services, evaluatorId: ParticipantId) =>
  db.all(EvaluatorAssignments, { evaluatorId }, { index: 'byEvaluator' });

/** Proposals that were given to somebody, for the download of own data. */
export async function assignmentsTable(services: Services, evaluatorId: ParticipantId): Promise<PersonalTable> {
  const all = await own(services, evaluatorId);
  return {
    name: 'assignments',
    columns: ['component', 'proposal', 'assigned_at'],
    rows: all.map(({ componentId, proposalId, assignedAt }) => [componentId, proposalId, assignedAt]),
  };
}

/** Takes the proposals of a deleted account from it. */
export async function eraseAssignments(services: Services, evaluatorId: ParticipantId): Promise<void> {
  for (const assignment of await own(services, evaluatorId))
    await services.db.write(remove(EvaluatorAssignments, assignment));
}
