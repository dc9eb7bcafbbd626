/** What two agents read on a paper, compared. Pure and without a schema: screens compare with it too. */
import type { BallotContent } from '../ballot.ts';
import type { BallotProblem } from '../ballot-left.ts';
import type { InvalidReason, PaperReading } from './paper.ts';

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** A ballot in the one form in which it is kept: no empty envelopes, and an order where the order says nothing. */
export const orderlyContent = (content: BallotContent, isRanking: boolean): BallotContent =>
  content
    .filter(({ choices }) => choices.length > 0)
    .map(({ envelopeId, choices }) => ({
      envelopeId,
      choices: isRanking ? choices : [...choices].sort((one, other) => byText(one.projectId, other.projectId)),
    }))
    .sort((one, other) => byText(one.envelopeId, other.envelopeId));

const asText = ({ content, invalid }: PaperReading, isRanking: boolean): string =>
  JSON.stringify([
    invalid,
    content &&
      orderlyContent(content, isRanking).map((part) => [
        part.envelopeId,
        part.choices.map(({ projectId, points }) => [projectId, points]),
      ]),
  ]);

/** Whether two readings say the same: of a ranking in the same order, of anything else in whatever order. */
export const isSameReading = (one: PaperReading, other: PaperReading, isRanking: boolean): boolean =>
  asText(one, isRanking) === asText(other, isRanking);

/** As which kind of invalid paper something is offered that breaks the rule of the vote. */
const REASONS: Partial<Record<BallotProblem['code'], InvalidReason>> = {
  'budget.empty': 'blank',
  'budget.over-envelope': 'over-budget',
  'budget.points-over': 'too-many',
  'budget.project-points-over': 'too-many',
  'budget.too-many-projects': 'too-many',
  'budget.category-too-many': 'too-many',
  'budget.envelopes-too-many': 'too-many',
  'budget.too-few-projects': 'too-few',
  'budget.category-too-few': 'too-few',
  'budget.below-share': 'too-few',
  'budget.envelopes-missing': 'too-few',
  'budget.points-missing': 'too-few',
};

/** Why a paper that breaks the rule is invalid; `null`: the rule is kept. The first problem decides. */
export const invalidBecause = (problems: readonly Pick<BallotProblem, 'code'>[]): InvalidReason | null => {
  const [first] = problems;
  return first === undefined ? null : (REASONS[first.code] ?? 'other');
};
