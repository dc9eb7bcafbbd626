/**
 * The published list of ballots, `/budgets/{componentId}/ballots.json`: all that it takes to count again, and nothing of
 * who, when or where. docs/participatory-budget.md describes it for whoever writes a checker. Types alone: browsers read it.
 */
import type { ComponentId, EnvelopeId, ProjectId } from '../../platform/ids.ts';
import type { Localized } from '../../platform/locale.ts';
import type { Instant } from '../../platform/time.ts';
import type { AllocationRule, BallotKind, Completion, TieBreak, Utility } from '../settings.ts';

export const PUBLISHED_FORMAT = 'parvis-budget-ballots';
export const PUBLISHED_VERSION = 1;

/** A project as it was voted on. Ballots name it by its number, which is unique in the list. */
export interface PublishedProject {
  readonly id: ProjectId;
  readonly number: number;
  readonly title: Localized;
  /** In the smallest unit of the currency. */
  readonly cost: number;
  /** Withdrawn before the count: ballots may name it, and it cannot win. */
  readonly isWithdrawn: boolean;
}

export interface PublishedEnvelope {
  readonly id: EnvelopeId;
  readonly title: Localized;
  readonly total: number;
  /** Of rankings: what the first place is worth; each further one is worth one less. `null` for other ballots. */
  readonly places: number | null;
  readonly projects: readonly PublishedProject[];
}

/** How winners follow from the ballots, as it was fixed before the vote. */
export interface PublishedRule {
  readonly allocation: AllocationRule;
  /** For Equal Shares. */
  readonly utility: Utility;
  readonly completion: Completion;
  /** Tried in this order; the smallest number in the catalogue decides in the end. */
  readonly ties: readonly (TieBreak | 'number')[];
  /** One whole unit of the currency in its smallest unit: 100, for euros. */
  readonly unit: number;
}

/** Everything but the ballots: the first leaf of the tree, so that neither a cost nor the rule can be changed afterwards. */
export interface PublishedElection {
  readonly format: typeof PUBLISHED_FORMAT;
  readonly version: typeof PUBLISHED_VERSION;
  readonly componentId: ComponentId;
  readonly title: Localized;
  readonly currency: string;
  readonly ballotKind: BallotKind;
  readonly rule: PublishedRule;
  readonly sealedAt: Instant;
  readonly envelopes: readonly PublishedEnvelope[];
}

/** One ballot: its receipt, which is random, and the numbers of its projects; in a ranking the first is liked most. */
export interface PublishedBallot {
  readonly receipt: string;
  readonly projects: readonly number[];
  /** One for each project, in their order; for ballots of points alone. */
  readonly points?: readonly number[];
}

/** Winners of an envelope in the order in which the rule chose them. */
export interface PublishedWinners {
  readonly envelopeId: EnvelopeId;
  readonly winners: readonly ProjectId[];
  readonly totalCost: string;
}

export interface PublishedBallots {
  readonly election: PublishedElection;
  /** By receipt: they are random, so that the order tells of nothing either. */
  readonly ballots: readonly PublishedBallot[];
  /** Of the Merkle tree, 64 hexadecimal digits. */
  readonly root: string;
  /** `null` until the result is published. */
  readonly winners: readonly PublishedWinners[] | null;
}

/** Text of a ballot's leaf: `7K2QD-0M4ZT-… 12 7`, with points `7K2QD-0M4ZT-… 12:5 7:3`. */
export const ballotLeaf = ({ receipt, projects, points }: PublishedBallot): string =>
  [receipt, ...projects.map((number, index) => (points ? `${number}:${points[index]}` : `${number}`))].join(' ');

/** Texts of all leaves in their order: the election first, as JSON without white space, then each ballot. */
export const leavesOf = ({ election, ballots }: Pick<PublishedBallots, 'election' | 'ballots'>): readonly string[] => [
  JSON.stringify(election),
  ...ballots.map(ballotLeaf),
];

/** Paths of the public files of a component; those of envelopes are in the Pabulib format. */
export const ballotsPath = (componentId: ComponentId): string => `/budgets/${componentId}/ballots.json`;
export const pabulibPath = (componentId: ComponentId, envelopeId: EnvelopeId): string =>
  `/budgets/${componentId}/${envelopeId}.pb`;
