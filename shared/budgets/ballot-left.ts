/** What ballots are judged by, and what is left to one. Amounts are integers in the smallest unit of the currency. */
import type { Facts } from '../platform/decision.ts';
import type { EnvelopeId, ProjectId } from '../platform/ids.ts';
import type { BallotContent, EnvelopeBallot } from './ballot.ts';
import type { Envelope } from './envelope.ts';
import type { Project } from './project.ts';
import type { BudgetSettings } from './settings.ts';

/** Why a ballot is refused: fields of the problem `budget.ballot-refused` carry these codes. */
export type BallotProblemCode =
  | 'budget.empty'
  | 'budget.over-envelope'
  | 'budget.below-share'
  | 'budget.too-many-projects'
  | 'budget.too-few-projects'
  | 'budget.category-too-many'
  | 'budget.category-too-few'
  | 'budget.points-over'
  | 'budget.points-missing'
  | 'budget.project-points-over'
  | 'budget.project-unknown'
  | 'budget.project-foreign'
  | 'budget.project-twice'
  | 'budget.project-withdrawn'
  | 'budget.envelope-unknown'
  | 'budget.envelope-twice'
  | 'budget.envelopes-too-many'
  | 'budget.envelopes-missing'
  | 'budget.not-resident';

/** One thing that is wrong with a ballot, and where. `facts` has the figures that words need; amounts as they are kept. */
export interface BallotProblem {
  readonly code: BallotProblemCode;
  readonly envelopeId: EnvelopeId | null;
  readonly projectId: ProjectId | null;
  readonly facts: Facts;
}

export type RuleSettings = Pick<
  BudgetSettings,
  | 'ballotKind'
  | 'envelopeChoice'
  | 'minimumShare'
  | 'minimumProjects'
  | 'maximumProjects'
  | 'categoryLimits'
  | 'points'
  | 'pointsPerProject'
>;
export type RuleEnvelope = Pick<Envelope, 'id' | 'total'>;
export type RuleProject = Pick<Project, 'id' | 'envelopeId' | 'cost' | 'categoryId' | 'state'>;

/** What ballots are judged by. */
export interface RuleContext {
  readonly settings: RuleSettings;
  readonly envelopes: readonly RuleEnvelope[];
  /** Of all envelopes. Drafts are unknown to voters; those withdrawn are told apart. */
  readonly projects: readonly RuleProject[];
  /** Envelopes in which this person votes; absent: in all. */
  readonly votesIn?: ReadonlySet<EnvelopeId>;
}

/** Says one thing that is wrong. */
export const problem = (
  code: BallotProblemCode,
  envelopeId: EnvelopeId | null,
  projectId: ProjectId | null = null,
  facts: Facts = {},
): BallotProblem => ({ code, envelopeId, projectId, facts });

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Projects that can be chosen in an envelope. */
export const offered = (envelopeId: EnvelopeId, { projects }: RuleContext): readonly RuleProject[] =>
  projects.filter((one) => one.envelopeId === envelopeId && one.state === 'published');

/** Projects of an envelope that a ballot has chosen and that can be chosen there. */
export const chosenIn = ({ envelopeId, choices }: EnvelopeBallot, { projects }: RuleContext): readonly RuleProject[] =>
  choices.flatMap(({ projectId }) =>
    projects.filter((one) => one.id === projectId && one.envelopeId === envelopeId && one.state === 'published'),
  );

/** The least that a ballot spends in an envelope: never more than all of its projects cost. */
function leastSpent({ id, total }: RuleEnvelope, ctx: RuleContext): number {
  const { ballotKind, minimumShare } = ctx.settings;
  if (ballotKind !== 'envelope' || minimumShare === 0) return 0;
  const hundredfold = total * minimumShare;
  const rest = hundredfold % 100;
  const least = (hundredfold - rest) / 100 + (rest > 0 ? 1 : 0);
  return Math.min(least, sum(offered(id, ctx).map(({ cost }) => cost)));
}

/** The fewest projects on a ballot in an envelope: never more than it has. */
const fewest = (envelopeId: EnvelopeId, ctx: RuleContext): number =>
  Math.min(Math.max(1, ctx.settings.minimumProjects), offered(envelopeId, ctx).length);

/** What is left in an envelope, and what is still missing there. */
export interface Left {
  readonly spent: number;
  /** Below 0 when too much is chosen; `null` where the ballot is not held to the sum of the envelope. */
  readonly money: number | null;
  /** Projects that may still be added; `null`: no limit. */
  readonly places: number | null;
  /** Points that may still be given; `null` where there are none to share. */
  readonly points: number | null;
  /** Still to spend before the ballot is complete here. */
  readonly toSpend: number;
  /** Projects still to choose before the ballot is complete here. */
  readonly toChoose: number;
}

/** What is left to a ballot in one of its envelopes; an envelope that it does not have yet has everything left. */
export function leftIn(content: BallotContent, envelopeId: EnvelopeId, ctx: RuleContext): Left {
  const { settings } = ctx;
  const envelope = ctx.envelopes.find(({ id }) => id === envelopeId) ?? { id: envelopeId, total: 0 };
  const part = content.find((one) => one.envelopeId === envelopeId) ?? { envelopeId, choices: [] };
  const spent = sum(chosenIn(part, ctx).map(({ cost }) => cost));
  const given = sum(part.choices.map(({ points }) => points ?? 0));
  return {
    spent,
    money: settings.ballotKind === 'envelope' ? envelope.total - spent : null,
    places: settings.maximumProjects === 0 ? null : settings.maximumProjects - part.choices.length,
    points: settings.ballotKind === 'points' ? settings.points - given : null,
    toSpend: Math.max(0, leastSpent(envelope, ctx) - spent),
    toChoose: Math.max(0, fewest(envelopeId, ctx) - part.choices.length),
  };
}

/** Only parts that say something: an envelope that was looked at and left empty is none that was voted in. */
export const usedParts = (content: BallotContent): readonly EnvelopeBallot[] =>
  content.filter(({ choices }) => choices.length > 0);
