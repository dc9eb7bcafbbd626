import { MOST_PAPERS } from '../../../shared/budgets/papers/code.ts';
import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import type { PaperRun } from '../../../shared/budgets/papers/paper.ts';
import type { ComponentId, EnvelopeId } from '../../../shared/platform/ids.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { envelopesOf } from '../catalogue.ts';
import { unlessSealed } from '../results/count-state.ts';
import { anyBudget } from '../space.ts';
import { PaperCounts, PaperRuns } from './entities.ts';
import { runsOf } from './runs.ts';

/** @throws Problem `budget.envelope-not-found` */
async function enforceEnvelopes(services: Services, componentId: ComponentId, ids: readonly EnvelopeId[]) {
  const known = new Set((await envelopesOf(services, componentId)).map(({ id }) => id));
  if (known.size === 0 || ids.some((id) => !known.has(id))) throw new Problem('budget.envelope-not-found');
}

/**
 * Numbers for further papers. Two administrators who ask at the same moment get numbers that follow one another, or one of
 * them is asked to try again; a number is never printed in two runs.
 *
 * @throws Problem `budget.papers-too-many`, `budget.changed-meanwhile`, `budget.sealed`
 */
export const createPaperRun = handle(
  budgetPapers.createPaperRun,
  async ({ params: { componentId }, body, actor, idempotencyKey }, services) => {
    const { component } = await anyBudget(services, componentId);
    const envelopeIds = [...new Set(body.envelopeIds)];
    await enforceEnvelopes(services, component.id, envelopeIds);
    const id = idempotentId('paperRun', services, actor, idempotencyKey);
    const again = await services.db.get(PaperRuns, { componentId, id });
    if (again !== undefined) return again;
    const before = await services.db.get(PaperCounts, { componentId });
    const printed = before?.printed ?? 0;
    const last = printed + body.count;
    if (last > MOST_PAPERS) throw new Problem('budget.papers-too-many');
    const run: PaperRun = {
      id,
      componentId,
      first: printed + 1,
      last,
      envelopeIds,
      locale: body.locale,
      createdAt: services.now(),
    };
    await services.db.transact(
      put(
        PaperCounts,
        { componentId, printed: last, left: before?.left ?? null },
        {
          when: before === undefined ? 'absent' : [{ attribute: 'printed', op: '=', value: printed }],
          otherwise: 'budget.changed-meanwhile',
        },
      ),
      put(PaperRuns, run, { when: 'absent', otherwise: 'budget.changed-meanwhile' }),
      unlessSealed(componentId),
    );
    return run;
  },
);

/** What was printed. */
export const listPaperRuns = handle(budgetPapers.listPaperRuns, async ({ params: { componentId } }, services) => {
  await anyBudget(services, componentId);
  const items = await runsOf(services, componentId);
  return { items, printed: items.at(-1)?.last ?? 0 };
});
