import { type BudgetCountView, budgetResults } from '../../../shared/budgets/results/contract.ts';
import type { CountResult } from '../../../shared/budgets/results/count.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch, put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { PaperHandouts, Papers } from '../papers/entities.ts';
import { anyBudget, type BudgetSpace } from '../space.ts';
import { endOfVote, isOver } from './end-of-vote.ts';
import { BudgetCounts } from './entities.ts';
import { readResult } from './files.ts';

type Reads = Pick<Services, 'db' | 'files' | 'now'>;
type Count = ItemOf<typeof BudgetCounts>;

/** Papers that were handed out, and those whose entry is not settled; `null` where there was none. */
async function paperOf({ db }: Reads, componentId: ComponentId): Promise<BudgetCountView['paper']> {
  const [handouts, papers] = await Promise.all([
    db.get(PaperHandouts, { componentId }),
    db.all(Papers, { componentId }),
  ]);
  if (handouts === undefined && papers.length === 0) return null;
  return {
    handedOut: handouts === undefined ? 0 : handouts.marked - handouts.takenBack,
    entered: papers.filter(({ state }) => state === 'cast' || state === 'invalid').length,
    unfinished: papers.filter(({ state }) => state === 'half' || state === 'different').length,
  };
}

async function viewOf(services: Reads, space: BudgetSpace, count: Count | undefined): Promise<BudgetCountView> {
  const componentId = space.component.id;
  const now = services.now();
  const isSealed = count !== undefined && count.root !== null;
  const result: CountResult | undefined = isSealed ? await readResult(services, componentId) : undefined;
  return {
    state: count?.state ?? (isOver(space, now) ? 'ended' : 'voting'),
    isWorking: count !== undefined && count.task !== null,
    endedAt: endOfVote(space, now),
    sealedAt: count?.sealedAt ?? null,
    publishedAt: count?.publishedAt ?? null,
    root: count?.root ?? null,
    withdrawal: count?.withdrawal ?? null,
    paper: await paperOf(services, componentId),
    envelopes: result?.envelopes ?? [],
  };
}

/** How a count stands. */
export const readCount = handle(budgetResults.readCount, async ({ params: { componentId } }, services) => {
  const space = await anyBudget(services, componentId);
  return viewOf(services, space, await services.db.get(BudgetCounts, { componentId }));
});

/**
 * Seals a count. The vote must be over by its dates; papers of which an entry is missing must be settled, or be left out
 * knowingly.
 */
export const sealCount = handle(budgetResults.seal, async ({ params: { componentId }, body }, services) => {
  const { db, now } = services;
  const space = await anyBudget(services, componentId);
  const known = await db.get(BudgetCounts, { componentId });
  if (known !== undefined) return viewOf(services, space, known);
  if (!isOver(space, now())) throw new Problem('budget.vote-open');
  const unfinished = (await paperOf(services, componentId))?.unfinished ?? 0;
  if (unfinished > 0 && !body.leavesOutPapers) throw new Problem('budget.papers-unsettled', { facts: { unfinished } });
  const begun: Count = {
    componentId,
    state: 'sealing',
    task: 'seal',
    turn: 1,
    sealedAt: now(),
    root: null,
    ballots: null,
    publishedAt: null,
    withdrawal: null,
  };
  await db.write(put(BudgetCounts, begun, { when: 'absent', otherwise: 'unchanged' }));
  return viewOf(services, space, await db.get(BudgetCounts, { componentId }));
});

/** Gives a sealed count something more to do; `isDone` says that it was done, or is being done. */
async function goOn(
  services: Reads,
  componentId: ComponentId,
  changes: Partial<Count>,
  isDone: (count: Count) => boolean,
): Promise<BudgetCountView> {
  const { db } = services;
  const space = await anyBudget(services, componentId);
  const count = await db.get(BudgetCounts, { componentId });
  if (count === undefined || count.root === null) throw new Problem('budget.not-sealed');
  if (isDone(count)) return viewOf(services, space, count);
  if (count.task !== null) throw new Problem('budget.count-busy');
  const turn = count.turn + 1;
  await db.write(
    patch(
      BudgetCounts,
      { componentId },
      { ...changes, turn },
      { when: [{ attribute: 'turn', op: '=', value: count.turn }], otherwise: 'budget.count-busy' },
    ),
  );
  return viewOf(services, space, { ...count, ...changes, turn });
}

export const publishResults = handle(budgetResults.publishResults, async ({ params: { componentId } }, services) =>
  goOn(
    services,
    componentId,
    { task: 'publish', publishedAt: services.now(), withdrawal: null },
    ({ state, task }) => task === 'publish' || (state === 'published' && task === null),
  ),
);

export const withdrawResults = handle(
  budgetResults.withdrawResults,
  async ({ params: { componentId }, body: { reason } }, services) =>
    goOn(
      services,
      componentId,
      { task: 'withdraw', withdrawal: { at: services.now(), reason } },
      ({ state, task }) => task === 'withdraw' || (state === 'sealed' && task === null),
    ),
);
