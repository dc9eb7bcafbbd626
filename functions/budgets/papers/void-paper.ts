import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import { put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import { unlessSealed } from '../results/count-state.ts';
import { isPaperCast } from './ballots-of-paper.ts';
import { knownPaper } from './enter-paper.ts';
import { Papers } from './entities.ts';

/**
 * Takes a number out, so that its paper counts for nothing wherever it turns up. Asked again it changes nothing.
 *
 * @throws Problem `budget.paper-entered`, `budget.paper-at-kiosk`, `budget.paper-unknown`, `budget.sealed`
 */
export const voidPaper = handle(
  budgetPapers.voidPaper,
  async ({ params: { componentId, number }, body: { reason: voided } }, services) => {
    await knownPaper(services, componentId, number);
    const paper = await services.db.get(Papers, { componentId, number });
    const outcome = { number, state: 'void' } as const;
    if (paper?.state === 'void') return outcome;
    if (paper !== undefined) throw new Problem('budget.paper-entered');
    if (await isPaperCast(services, componentId, number)) throw new Problem('budget.paper-at-kiosk');
    const none = { first: null, second: null, invalid: null, batchId: null, decidedBy: null };
    await services.db.transact(
      put(
        Papers,
        { componentId, number, state: 'void', voided, revision: 1, ...none },
        { when: 'absent', otherwise: 'budget.paper-entered' },
      ),
      unlessSealed(componentId),
    );
    return outcome;
  },
);
