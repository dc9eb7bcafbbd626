/** From when on the catalogue and the rules stand: people choose among what they were shown. */
import { BudgetPhaseSettings } from '../../shared/budgets/settings.ts';
import type { ComponentId } from '../../shared/platform/ids.ts';
import { check, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { BudgetVoteStarts } from './entities.ts';
import type { BudgetSpace } from './space.ts';
import { hasVoteStarted } from './vote-start.ts';

/** Whether people could vote at any time until now: a phase that lets them has begun, and they could find the component. */
function couldVote({ component, process }: BudgetSpace, { now }: Pick<Services, 'now'>): boolean {
  if (!component.isPublished || !process.isPublished) return false;
  const at = now();
  return process.phases.some(
    ({ id, startsAt }) => startsAt <= at && BudgetPhaseSettings.parse(component.phaseSettings[id] ?? {}).voting,
  );
}

/** Whether the vote has begun: somebody has voted, or the phase with voting has begun in a published component. */
export const isVoteBegun = async (services: Pick<Services, 'db' | 'now'>, space: BudgetSpace): Promise<boolean> =>
  couldVote(space, services) || (await hasVoteStarted(services, space.component.id));

/** @param fields names of what would change. @throws Problem `budget.vote-begun` */
export async function enforceBeforeVote(
  services: Pick<Services, 'db' | 'now'>,
  space: BudgetSpace,
  fields: readonly string[] = [],
): Promise<void> {
  if (await isVoteBegun(services, space)) throw voteBegun(fields);
}

/** The refusal of what may not change any more, field by field. */
export const voteBegun = (fields: readonly string[]): Problem =>
  new Problem('budget.vote-begun', {
    fields: fields.map((name) => ({ pointer: `/${name}`, code: 'budget.vote-begun' })),
  });

/** For the transaction of a change that the first ballot forbids: whichever of the two is first stands. */
export const beforeFirstBallot = (componentId: ComponentId): Write =>
  check(BudgetVoteStarts, { componentId }, { when: 'absent', otherwise: 'budget.vote-begun' });
