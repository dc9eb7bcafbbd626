/**
 * What a ballot may say: pure, the same in the basket, which explains, and in check-out, which alone is trusted. Nothing
 * here imports more than types: islands carry it as it stands.
 */
import type { Facts } from '../platform/decision.ts';
import type { ProjectId } from '../platform/ids.ts';
import type { BallotContent, EnvelopeBallot } from './ballot.ts';
import {
  type BallotProblem,
  type BallotProblemCode,
  chosenIn,
  leftIn,
  offered,
  problem,
  type RuleContext,
  type RuleEnvelope,
  type RuleProject,
  usedParts,
} from './ballot-left.ts';

export { type BallotProblem, leftIn, type RuleContext } from './ballot-left.ts';

/** What is wrong with single choices of an envelope: the project itself, or its points. */
function choiceProblems({ envelopeId, choices }: EnvelopeBallot, ctx: RuleContext): BallotProblem[] {
  const { ballotKind, pointsPerProject } = ctx.settings;
  return choices.flatMap(({ projectId, points }, index) => {
    const one = ctx.projects.find(({ id }) => id === projectId);
    const at = (code: BallotProblemCode, facts?: Facts) => [problem(code, envelopeId, projectId, facts)];
    if (one === undefined || one.state === 'draft') return at('budget.project-unknown');
    if (one.envelopeId !== envelopeId) return at('budget.project-foreign');
    if (one.state === 'withdrawn') return at('budget.project-withdrawn');
    if (choices.findIndex((other) => other.projectId === projectId) < index) return at('budget.project-twice');
    if (ballotKind !== 'points') return [];
    if (points === null) return at('budget.points-missing');
    if (pointsPerProject > 0 && points > pointsPerProject)
      return at('budget.project-points-over', { points, maximum: pointsPerProject });
    return [];
  });
}

function categoryProblems(part: EnvelopeBallot, ctx: RuleContext): BallotProblem[] {
  const chosen = chosenIn(part, ctx);
  return ctx.settings.categoryLimits.flatMap(({ categoryId, minimum, maximum }) => {
    const count = chosen.filter((one) => one.categoryId === categoryId).length;
    const there = offered(part.envelopeId, ctx).filter((one) => one.categoryId === categoryId).length;
    const least = Math.min(minimum, there);
    const at = (code: BallotProblemCode, facts: Facts) => [problem(code, part.envelopeId, null, facts)];
    if (maximum !== null && count > maximum) return at('budget.category-too-many', { categoryId, count, maximum });
    if (count < least) return at('budget.category-too-few', { categoryId, count, minimum: least });
    return [];
  });
}

/** What is wrong with the sums of an envelope: money, projects, points. */
function sumProblems(part: EnvelopeBallot, envelope: RuleEnvelope, ctx: RuleContext): BallotProblem[] {
  const { maximumProjects, points } = ctx.settings;
  const left = leftIn([part], part.envelopeId, ctx);
  const { spent } = left;
  const { total } = envelope;
  const count = part.choices.length;
  const found: BallotProblem[] = [];
  const note = (code: BallotProblemCode, facts: Facts) => found.push(problem(code, part.envelopeId, null, facts));
  if (left.money !== null && left.money < 0) note('budget.over-envelope', { spent, total, over: -left.money });
  if (left.toSpend > 0)
    note('budget.below-share', { spent, minimum: spent + left.toSpend, missing: left.toSpend, total });
  if (left.places !== null && left.places < 0) note('budget.too-many-projects', { count, maximum: maximumProjects });
  if (left.toChoose > 0) note('budget.too-few-projects', { count, minimum: count + left.toChoose });
  if (left.points !== null && left.points < 0)
    note('budget.points-over', { points: points - left.points, maximum: points });
  return found;
}

/** What is wrong with the choice of envelopes. */
function envelopeProblems(content: BallotContent, ctx: RuleContext): BallotProblem[] {
  const { envelopeChoice } = ctx.settings;
  const used = usedParts(content);
  if (used.length === 0) return [problem('budget.empty', null)];
  if (envelopeChoice === 'one' && used.length > 1)
    return [problem('budget.envelopes-too-many', null, null, { count: used.length, maximum: 1 })];
  if (envelopeChoice !== 'all') return [];
  const missing = ctx.envelopes.filter(
    ({ id }) =>
      (ctx.votesIn?.has(id) ?? true) &&
      offered(id, ctx).length > 0 &&
      !used.some(({ envelopeId }) => envelopeId === id),
  );
  return missing.map(({ id }) => problem('budget.envelopes-missing', id, null, { count: missing.length }));
}

function partProblems(part: EnvelopeBallot, index: number, content: BallotContent, ctx: RuleContext): BallotProblem[] {
  const { envelopeId } = part;
  const envelope = ctx.envelopes.find(({ id }) => id === envelopeId);
  if (envelope === undefined) return [problem('budget.envelope-unknown', envelopeId)];
  if (content.findIndex((other) => other.envelopeId === envelopeId) < index)
    return [problem('budget.envelope-twice', envelopeId)];
  if (part.choices.length === 0) return [];
  if (ctx.votesIn?.has(envelopeId) === false) return [problem('budget.not-resident', envelopeId)];
  const wrong = choiceProblems(part, ctx);
  // Sums of a list that names a project twice, or one that is none, would say nothing.
  const listed = wrong.filter(({ code }) => code !== 'budget.project-points-over' && code !== 'budget.points-missing');
  return listed.length > 0 ? wrong : [...wrong, ...sumProblems(part, envelope, ctx), ...categoryProblems(part, ctx)];
}

/** Everything that is wrong with a ballot; none: it can be cast. Points are looked at where the vote has points only. */
export const ballotProblems = (content: BallotContent, ctx: RuleContext): readonly BallotProblem[] => [
  ...content.flatMap((part, index) => partProblems(part, index, content, ctx)),
  ...envelopeProblems(content, ctx),
];

/** What would be wrong with one more of the same project: with points one point more, otherwise it is on the ballot. */
function whyNotAgain(
  content: BallotContent,
  { id, envelopeId }: RuleProject,
  ctx: RuleContext,
): BallotProblem | undefined {
  const { ballotKind, pointsPerProject, points: maximum } = ctx.settings;
  if (ballotKind !== 'points') return problem('budget.project-twice', envelopeId, id);
  const own = content.flatMap(({ choices }) => choices).find(({ projectId }) => projectId === id);
  const points = (own?.points ?? 0) + 1;
  if (pointsPerProject > 0 && points > pointsPerProject)
    return problem('budget.project-points-over', envelopeId, id, { points, maximum: pointsPerProject });
  const { points: left } = leftIn(content, envelopeId, ctx);
  return left !== null && left < 1
    ? problem('budget.points-over', envelopeId, id, { points: maximum - left + 1, maximum })
    : undefined;
}

/** What would be wrong with the sums, if a project came on the ballot: only what one project more makes worse. */
function whyNotFit(content: BallotContent, one: RuleProject, ctx: RuleContext): BallotProblem | undefined {
  const { id: projectId, envelopeId, cost, categoryId } = one;
  const part = content.find((other) => other.envelopeId === envelopeId) ?? { envelopeId, choices: [] };
  const left = leftIn(content, envelopeId, ctx);
  const at = (code: BallotProblemCode, facts: Facts) => problem(code, envelopeId, projectId, facts);
  if (left.money !== null && left.money < cost)
    return at('budget.over-envelope', { cost, left: left.money, over: cost - left.money });
  if (left.places !== null && left.places < 1)
    return at('budget.too-many-projects', { count: part.choices.length + 1, maximum: ctx.settings.maximumProjects });
  if (left.points !== null && left.points < 1)
    return at('budget.points-over', { points: ctx.settings.points + 1 - left.points, maximum: ctx.settings.points });
  const limit = ctx.settings.categoryLimits.find((other) => other.categoryId === categoryId);
  const count = chosenIn(part, ctx).filter((other) => other.categoryId === categoryId).length;
  if (limit !== undefined && limit.maximum !== null && count + 1 > limit.maximum)
    return at('budget.category-too-many', { categoryId, count: count + 1, maximum: limit.maximum });
  return undefined;
}

/** Why one more project does not fit on a ballot, or one more point for one that is on it; `undefined`: it does. */
export function whyNot(content: BallotContent, projectId: ProjectId, ctx: RuleContext): BallotProblem | undefined {
  const one = ctx.projects.find(({ id }) => id === projectId);
  if (one === undefined || one.state === 'draft') return problem('budget.project-unknown', null, projectId);
  const { envelopeId } = one;
  if (one.state === 'withdrawn') return problem('budget.project-withdrawn', envelopeId, projectId);
  if (ctx.votesIn?.has(envelopeId) === false) return problem('budget.not-resident', envelopeId, projectId);
  const used = usedParts(content);
  if (used.some(({ choices }) => choices.some((choice) => choice.projectId === projectId)))
    return whyNotAgain(content, one, ctx);
  if (ctx.settings.envelopeChoice === 'one' && used.some((part) => part.envelopeId !== envelopeId))
    return problem('budget.envelopes-too-many', envelopeId, projectId, { count: used.length + 1, maximum: 1 });
  return whyNotFit(content, one, ctx);
}
