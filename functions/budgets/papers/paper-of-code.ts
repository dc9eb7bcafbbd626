import type { ReceiptCode } from '../../../shared/budgets/ballot.ts';
import { isPaperCode, numberIn, tidyPaperCode } from '../../../shared/budgets/papers/code.ts';
import type { PaperRun } from '../../../shared/budgets/papers/paper.ts';
import type { ComponentId } from '../../../shared/platform/ids.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { equalInConstantTime } from '../../platform/signing.ts';
import { Papers } from './entities.ts';
import { runOf } from './runs.ts';
import { paperSecrets } from './secrets.ts';

/** A paper that was printed, by the code on it. */
export interface KnownPaper {
  readonly number: number;
  /** Envelopes that stand on it; empty: all. */
  readonly envelopeIds: PaperRun['envelopeIds'];
  /** On its stub. */
  readonly receipt: ReceiptCode;
}

/**
 * The paper that a code was printed on, as people type it.
 *
 * @throws Problem 404 `budget.paper-unknown` for a code of no paper; 409 `budget.paper-voided`, `budget.paper-entered` for
 * one that was taken out or that an agent has begun to enter; `budget.voting-closed` once the secret is destroyed
 */
export async function paperOfCode(
  services: Pick<Services, 'db' | 'voteSecrets'>,
  componentId: ComponentId,
  typed: string,
): Promise<KnownPaper> {
  const code = tidyPaperCode(typed);
  if (!isPaperCode(code)) throw new Problem('budget.paper-unknown');
  const number = numberIn(code);
  const [secrets, run, paper] = await Promise.all([
    paperSecrets(services, componentId),
    runOf(services, componentId, number),
    services.db.get(Papers, { componentId, number }),
  ]);
  if (run === undefined || !equalInConstantTime(code, secrets.codeOf(number)))
    throw new Problem('budget.paper-unknown');
  if (paper?.state === 'void') throw new Problem('budget.paper-voided');
  if (paper !== undefined) throw new Problem('budget.paper-entered');
  return { number, envelopeIds: run.envelopeIds, receipt: secrets.receiptOf(number) };
}
