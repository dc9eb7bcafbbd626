/**
 * What the figures of a consultation mean: the one definition that pages, back office, tally files and tests share.
 *
 * - `participants`: different people who have, at least once, published a proposal or a comment or voted on a proposal.
 *   Each counts once, also after a vote was taken back or a text withdrawn. Authors of an import count; its votes name
 *   nobody, so their voters do not.
 * - `contributions`: what participants wrote and can be read. Proposals (withdrawn ones included), comments (deleted ones
 *   no longer) and sources, without the texts and opinions of the organization itself.
 * - `supports`: votes on proposals as they stand now, of any choice, those of an import included.
 *
 * A figure is true of the moment at which it was counted, so it is never shown without one.
 */
import type { Instant } from '../platform/time.ts';

/** Names of the figures, in the order in which they are shown. */
export const FIGURES = ['participants', 'contributions', 'supports'] as const;
export type FigureName = (typeof FIGURES)[number];
export type Figures = Readonly<Record<FigureName, number>>;

/** What was counted in one component. */
export interface CountedComponent {
  /** Public proposals, withdrawn ones and those of the organization included. */
  readonly proposals: number;
  /** Those of them that the organization itself brought in. */
  readonly official: number;
  /** Comments of participants; opinions of the organization are set apart before. */
  readonly comments: number;
  /** Sources that participants brought in. */
  readonly references: number;
  readonly votes: number;
}

/** Figures of a space from what was counted in its published components. Never below zero. */
export const figuresOf = (participants: number, components: readonly CountedComponent[]): Figures => ({
  participants,
  contributions: components.reduce(
    (sum, { proposals, official, comments, references }) =>
      sum + Math.max(0, proposals - official) + comments + references,
    0,
  ),
  supports: components.reduce((sum, { votes }) => sum + votes, 0),
});

/**
 * Figures of several processes together. People who took part in two of them are one participant, so their number is
 * not a sum and comes from elsewhere.
 */
export const figuresTogether = (participants: number, all: readonly Figures[]): Figures => ({
  participants,
  contributions: all.reduce((sum, { contributions }) => sum + contributions, 0),
  supports: all.reduce((sum, { supports }) => sum + supports, 0),
});

/** Whether anything at all has been counted. */
export const hasFigures = (figures: Figures): boolean => FIGURES.some((name) => figures[name] > 0);

/** `/tallies/processes/{processId}.json`: public, readable with API and table down. */
export interface ProcessTally extends Figures {
  readonly countedAt: Instant;
  /** By component id, as their sections show them. */
  readonly components: Readonly<Record<string, Omit<CountedComponent, 'official'>>>;
}

/** Address of the tally file of a process. */
export const processTallyPath = (processId: string): string => `/tallies/processes/${processId}.json`;
