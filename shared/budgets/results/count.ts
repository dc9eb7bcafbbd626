import * as z from 'zod';
import { EnvelopeId, ProjectId, TaxonomyId } from '../../platform/ids.ts';
import { Localized } from '../../platform/locale.ts';
import { Instant } from '../../platform/time.ts';
import { BallotChannel } from '../ballot.ts';
import type { Step } from '../counting/step.ts';

/** Where a count stands: people vote; the vote is over; the list is being made; it is public; the result is too. */
export const CountState = z.enum(['voting', 'ended', 'sealing', 'sealed', 'published']);
export type CountState = z.infer<typeof CountState>;

/** A project with what the ballots gave it. */
export const CountedProject = z.object({
  id: ProjectId,
  number: z.int().positive(),
  title: Localized,
  cost: z.int().nonnegative(),
  /** Ballots that name it. */
  votes: z.int().nonnegative(),
  /** What ballots gave it: votes, points, or points by rank. */
  score: z.int().nonnegative(),
  isWithdrawn: z.boolean(),
  /** Place among the winners, from 1; `null`: none. */
  rank: z.int().positive().nullable(),
});
export type CountedProject = z.infer<typeof CountedProject>;

/** Ballots by something, such as day, in its own order. */
const Cells = <K extends z.ZodType>(key: K) => z.array(z.object({ key, ballots: z.int().nonnegative() }));

/** Who voted when and where, as sums. For the back office: what is published leaves out small numbers. */
export const Turnout = z.object({
  ballots: z.int().nonnegative(),
  /** People who were handed a ballot of paper; how many came back is in the channels. */
  handedOut: z.int().nonnegative(),
  /** `2026-11-21`, in the time zone of the organization. */
  days: Cells(z.iso.date()),
  /** Hours of the day, 0 to 23. */
  hours: Cells(z.int().min(0).max(23)),
  channels: Cells(BallotChannel),
  /** `null`: nothing is known of where they live. */
  districts: Cells(TaxonomyId.nullable()),
  envelopes: Cells(EnvelopeId),
});
export type Turnout = z.infer<typeof Turnout>;

/** What ballots hold, told once nobody can vote any more. */
export const BallotFigures = z.object({
  /** How many ballots name so many projects. */
  projects: Cells(z.int().nonnegative()),
  /** By envelope: sum of the costs on all its ballots. */
  spent: z.array(z.object({ envelopeId: EnvelopeId, sum: z.int().nonnegative(), ballots: z.int().nonnegative() })),
});
export type BallotFigures = z.infer<typeof BallotFigures>;

/** Figures for those who run the vote; at most a day old while it goes on, unless they ask for newer ones. */
export const BudgetStatistics = z.object({
  madeAt: Instant,
  turnout: Turnout,
  /** Ballots that were begun and not cast. */
  unfinished: z.int().nonnegative(),
  /** `null` while the count is not sealed: nobody should know how a vote stands. */
  content: BallotFigures.nullable(),
});
export type BudgetStatistics = z.infer<typeof BudgetStatistics>;

/** The count of one envelope. */
export const CountedEnvelope = z.object({
  id: EnvelopeId,
  title: Localized,
  total: z.int().nonnegative(),
  territoryId: TaxonomyId.nullable(),
  ballots: z.int().nonnegative(),
  totalCost: z.int().nonnegative(),
  projects: z.array(CountedProject),
});
export type CountedEnvelope = z.infer<typeof CountedEnvelope>;

/** What the worker keeps of a count beside the public list. */
export const CountResult = z.object({
  root: z.string(),
  envelopes: z.array(CountedEnvelope.extend({ steps: z.array(z.custom<Step>()) })),
  turnout: Turnout,
});
export type CountResult = z.infer<typeof CountResult>;
