import type { ComponentId } from '../../../shared/platform/ids.ts';
import { check, type Write } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { BudgetCounts } from './entities.ts';

/** Whether the count of a component was sealed, or is being sealed: from then on nothing can be cast or entered. */
export const isSealed = async ({ db }: Pick<Services, 'db'>, componentId: ComponentId): Promise<boolean> =>
  (await db.get(BudgetCounts, { componentId })) !== undefined;

/** @throws Problem `budget.sealed` once the count was sealed */
export async function refuseSealed(services: Pick<Services, 'db'>, componentId: ComponentId): Promise<void> {
  if (await isSealed(services, componentId)) throw new Problem('budget.sealed');
}

/** Lets a transaction go through only while the count is not sealed; else it is refused with `budget.sealed`. */
export const unlessSealed = (componentId: ComponentId): Write =>
  check(BudgetCounts, { componentId }, { when: 'absent', otherwise: 'budget.sealed' });
