import { budgetResults } from '../../../shared/budgets/results/contract.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import type { Services } from '../../platform/services.ts';
import { Baskets } from '../entities.ts';
import { anyBudget } from '../space.ts';
import { StatisticsRequests } from './entities.ts';
import { readKeptStatistics } from './files.ts';

/** Ballots that were begun and not cast. */
async function unfinishedIn({ db }: Pick<Services, 'db'>, componentId: ComponentId): Promise<number> {
  let [sum, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page: { items: unknown[]; next: string | null } = await db.query(
      Baskets,
      { componentId },
      { consistent: false, ...(cursor === undefined ? {} : { cursor }) },
    );
    sum += page.items.length;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return sum;
}

/** Figures of the vote as they were made last. */
export const readStatistics = handle(budgetResults.readStatistics, async ({ params: { componentId } }, services) => {
  await anyBudget(services, componentId);
  const kept = await readKeptStatistics(services, componentId);
  if (kept === undefined) return { statistics: null };
  return { statistics: { ...kept, unfinished: await unfinishedIn(services, componentId) } };
});

/** Has them made anew: the worker reads ballots, this function cannot. */
export const makeStatistics = handle(budgetResults.makeStatistics, async ({ params: { componentId } }, services) => {
  await anyBudget(services, componentId);
  const askedAt = services.now();
  await services.db.write(put(StatisticsRequests, { componentId, askedAt }));
  return { askedAt };
});
