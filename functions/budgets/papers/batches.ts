import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import type { PaperBatch } from '../../../shared/budgets/papers/paper.ts';
import { increment, patch, put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { unlessSealed } from '../results/count-state.ts';
import { anyBudget } from '../space.ts';
import { PaperBatches, PaperCounts } from './entities.ts';

/** Batches in the order in which they were opened. */
export const listPaperBatches = handle(budgetPapers.listPaperBatches, async ({ params: { componentId } }, services) => {
  await anyBudget(services, componentId);
  return { items: await services.db.all(PaperBatches, { componentId }) };
});

/** Opens a batch; asked again with the same key it is the same. @throws Problem `budget.sealed` */
export const createPaperBatch = handle(
  budgetPapers.createPaperBatch,
  async ({ params: { componentId }, body, actor, idempotencyKey }, services) => {
    await anyBudget(services, componentId);
    const id = idempotentId('paperBatch', services, actor, idempotencyKey);
    const batch: PaperBatch = { id, componentId, ...body, version: 0, createdAt: services.now() };
    const { changed } = await services.db.transact(
      put(PaperBatches, batch, { when: 'absent', otherwise: 'unchanged' }),
      unlessSealed(componentId),
    );
    return changed ? batch : services.db.require(PaperBatches, { componentId, id }, 'budget.batch-not-found');
  },
);

/** Corrects a batch. @throws Problem `budget.batch-not-found`, `budget.changed-meanwhile`, `budget.sealed` */
export const updatePaperBatch = handle(
  budgetPapers.updatePaperBatch,
  async ({ params: { componentId, batchId: id }, body, tellChanged }, services) => {
    const before = await services.db.require(PaperBatches, { componentId, id }, 'budget.batch-not-found');
    const { version, place, counted } = body;
    const after: PaperBatch = { ...before, place, counted, version: version + 1 };
    tellChanged(before, after);
    await services.db.transact(
      put(PaperBatches, after, {
        when: [{ attribute: 'version', op: '=', value: version }],
        otherwise: 'budget.changed-meanwhile',
      }),
      unlessSealed(componentId),
    );
    return after;
  },
);

/** Notes how many unused papers were counted. @throws Problem `budget.sealed` */
export const countUnusedPapers = handle(
  budgetPapers.countUnusedPapers,
  async ({ params: { componentId }, body: { left } }, services) => {
    await anyBudget(services, componentId);
    await services.db.transact(
      // Made where nothing was printed yet.
      increment(PaperCounts, { componentId }, 'printed', { by: 0 }),
      unlessSealed(componentId),
    );
    await services.db.write(patch(PaperCounts, { componentId }, { left }));
    return { left };
  },
);
