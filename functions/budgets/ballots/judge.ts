import type { BallotContent } from '../../../shared/budgets/ballot.ts';
import type { BallotProblem, RuleContext } from '../../../shared/budgets/ballot-rules.ts';
import { ballotProblems } from '../../../shared/budgets/ballot-rules.ts';
import type { FieldProblem } from '../../../shared/platform/problem.ts';
import { Problem } from '../../platform/problem.ts';
import type { BallotGate } from './gate.ts';

/** A ballot as it is kept: without envelopes in which nothing is chosen, and with points only where points are given. */
export const tidied = (content: BallotContent, { settings }: Pick<BallotGate, 'settings'>): BallotContent =>
  content
    .filter(({ choices }) => choices.length > 0)
    .map(({ envelopeId, choices }) => ({
      envelopeId,
      choices:
        settings.ballotKind === 'points' ? choices : choices.map(({ projectId }) => ({ projectId, points: null })),
    }));

/** Where in what was sent something is wrong; the body as a whole where it names neither envelope nor project. */
function pointerOf(content: BallotContent, { envelopeId, projectId }: BallotProblem): string {
  const part = content.findIndex((one) => one.envelopeId === envelopeId);
  if (part < 0) return '/content';
  // Of a project that is named twice the second is one too many.
  const choice = content[part]?.choices.findLastIndex((one) => one.projectId === projectId) ?? -1;
  return choice < 0 ? `/content/${part}` : `/content/${part}/choices/${choice}/projectId`;
}

/**
 * Refuses a ballot that breaks a rule, with every rule that it breaks, where, and the figures.
 *
 * @param sent the ballot as it was sent, which pointers lead into
 * @throws Problem 422 `budget.ballot-refused`
 */
export function enforceRules(
  sent: BallotContent,
  { settings, catalogue }: Pick<BallotGate, 'settings' | 'catalogue'>,
  votesIn: RuleContext['votesIn'],
): void {
  const ctx: RuleContext = { settings, ...catalogue, ...(votesIn === undefined ? {} : { votesIn }) };
  const fields: FieldProblem[] = ballotProblems(sent, ctx).map((wrong) => ({
    pointer: pointerOf(sent, wrong),
    code: wrong.code,
    facts: { ...wrong.facts, envelopeId: wrong.envelopeId, projectId: wrong.projectId },
  }));
  if (fields.length > 0) throw new Problem('budget.ballot-refused', { fields });
}
