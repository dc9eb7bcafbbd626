import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import { type PaperStanding, paperRemarks } from '../../../shared/budgets/papers/report.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import { VOTE_SHARDS } from '../../../shared/platform/voting.ts';
import { handle } from '../../platform/handle.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { paperKeyOf } from '../ballots/write-ballot.ts';
import { BudgetBallots } from '../entities.ts';
import { anyBudget } from '../space.ts';
import { PaperBatches, PaperCounts, PaperHandouts, Papers } from './entities.ts';
import type { Paper } from './paper-entry.ts';

type Reads = Pick<Services, 'db' | 'voteSecrets'>;

const where = (papers: readonly Paper[], fits: (paper: Paper) => boolean): number => papers.filter(fits).length;

function reasonsOf(papers: readonly Paper[]): Record<string, number> {
  const reasons: Record<string, number> = {};
  for (const { state, invalid } of papers)
    if (state === 'invalid' && invalid !== null) reasons[invalid] = (reasons[invalid] ?? 0) + 1;
  return reasons;
}

/** Papers whose ballot came in at the tablet. Their keys are made of all numbers that were printed. */
async function usedAtKiosk(services: Reads, componentId: ComponentId, papers: readonly Paper[], printed: number) {
  const entered = new Set(papers.map(({ number }) => number));
  const others = Array.from({ length: printed }, (_, index) => index + 1).filter((number) => !entered.has(number));
  if (others.length === 0) return 0;
  const kept = await services.voteSecrets.find(componentId);
  if (kept === undefined || 'destroyedAt' in kept) return 0;
  const keys = await inParallel(others, VOTE_SHARDS, (number) => paperKeyOf(services, componentId, number));
  const found = await services.db.batchGet(
    BudgetBallots,
    keys.map((voterKey) => ({ componentId, shard: Number.parseInt(voterKey.slice(0, 1), 16), voterKey })),
  );
  return found.filter(({ content }) => content !== null).length;
}

const isEntered = ({ state }: Paper): boolean => state !== 'void';

/** Where the papers of a component are. Zero everywhere in a vote without paper. */
export async function paperStanding(services: Reads, componentId: ComponentId): Promise<PaperStanding> {
  const [count, handouts, papers, batches] = await Promise.all([
    services.db.get(PaperCounts, { componentId }),
    services.db.get(PaperHandouts, { componentId }),
    services.db.all(Papers, { componentId }),
    services.db.all(PaperBatches, { componentId }),
  ]);
  const { printed = 0, left = null } = count ?? {};
  const { marked = 0, takenBack = 0 } = handouts ?? {};
  return {
    printed,
    handedOut: marked - takenBack,
    takenBack,
    spoiled: where(papers, ({ voided }) => voided === 'spoiled'),
    unused: where(papers, ({ voided }) => voided === 'unused'),
    left,
    kiosk: await usedAtKiosk(services, componentId, papers, printed),
    returned: batches.reduce((sum, { counted }) => sum + counted, 0),
    entered: where(papers, isEntered),
    valid: where(papers, ({ state }) => state === 'cast'),
    invalid: where(papers, ({ state }) => state === 'invalid'),
    invalidBy: reasonsOf(papers),
    half: where(papers, ({ state }) => state === 'half'),
    different: where(papers, ({ state }) => state === 'different'),
    batches: batches.map((batch) => ({
      ...batch,
      entered: where(papers, (paper) => isEntered(paper) && paper.batchId === batch.id),
    })),
  };
}

/** The report of an evening. */
export const readPaperReport = handle(budgetPapers.readPaperReport, async ({ params: { componentId } }, services) => {
  await anyBudget(services, componentId);
  const standing = await paperStanding(services, componentId);
  const papers = await services.db.all(Papers, { componentId });
  const waiting = papers.filter(({ state }) => state === 'half').map(({ number }) => number);
  return { ...standing, waiting: waiting.sort((one, other) => one - other), remarks: [...paperRemarks(standing)] };
});
