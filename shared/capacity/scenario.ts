import * as z from 'zod';

const Count = z.coerce.number().int().nonnegative();
const Some = z.coerce.number().int().positive();
const Share = z.coerce.number().min(0).max(1);

/** What is to come: who, when, and what they do. Names are those of the command line, in camel case. */
export const Scenario = z.object({
  /** People who take part: each signs in and votes. */
  participants: Some,
  votesPerParticipant: Some.default(1),
  /** Votes a second in the highest seconds. Without it the crowd comes as the curve alone spreads it. */
  peakVotesPerSecond: z.coerce.number().positive().optional(),
  /** `opening`: all at the start; `last-evening`: more and more until the end; `mention`: a programme names it. */
  curve: z.enum(['opening', 'last-evening', 'mention', 'steady']).default('last-evening'),
  hours: z.coerce.number().positive().max(48).default(6),
  /** Of participants: those whose browser is not signed in yet, and who need a mail. */
  signInShare: Share.default(0.5),
  /** People who look, for one who takes part. */
  readersPerParticipant: z.coerce.number().nonnegative().default(4),
  pagesPerReader: z.coerce.number().positive().default(6),
  /** Of pages: lists with a search or a filter, which are rendered on demand. */
  searchShare: Share.default(0.04),
  proposals: Some.default(700),
  /** Of votes: those on the proposal that gets most. */
  hottestShare: Share.default(0.2),
  /** New proposals and comments, for one participant. */
  contributionsPerParticipant: z.coerce.number().nonnegative().default(0.05),
  /** Whether a participant has a limited number of votes. */
  voteLimit: z.stringbool().or(z.boolean()).default(false),
  seed: Count.default(1),
});
export type Scenario = z.infer<typeof Scenario>;

/** What the stage has been given: settings of the deployment and quotas of the account. */
export const Stage = z.object({
  region: z.enum(['eu-west-3', 'eu-west-1']).default('eu-west-3'),
  accountConcurrency: Some.default(1_000),
  /** Reserved for voting; 0: it shares with all others. */
  voteConcurrency: Count.default(300),
  signInConcurrency: Count.default(0),
  /** Environments of voting kept ready, of those that are reserved. */
  voteProvisioned: Count.default(0),
  mailsPerSecond: z.coerce.number().positive().default(14),
  apiPerSecond: z.coerce.number().positive().default(5_000),
  warmWrites: Some.default(4_000),
  tableWrites: Some.default(40_000),
  /** Seconds that the CDN keeps a file of sums, and a page. */
  tallySeconds: Some.default(2),
  pageSeconds: Some.default(30),
  publishers: Some.default(20),
});
export type Stage = z.infer<typeof Stage>;

export interface NamedRun {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly scenario: Scenario;
  readonly stage: Stage;
}

/** Runs that docs/capacity.md shows. */
export const RUNS: readonly NamedRun[] = [
  {
    name: 'town',
    title: 'A town',
    says: '20,000 inhabitants of whom 2,000 take part in one evening, on a stage as it is deployed, in a new account.',
    scenario: Scenario.parse({
      participants: 2_000,
      votesPerParticipant: 5,
      proposals: 120,
      curve: 'last-evening',
      hours: 6,
    }),
    stage: Stage.parse({ voteConcurrency: 0 }),
  },
  {
    name: 'metropole',
    title: 'A metropole',
    says: 'A million inhabitants, 30,000 of whom choose at most five projects on the last evening.',
    scenario: Scenario.parse({
      participants: 30_000,
      votesPerParticipant: 5,
      proposals: 400,
      curve: 'last-evening',
      voteLimit: true,
    }),
    stage: Stage.parse({}),
  },
  {
    name: 'grand-debat',
    title: 'The Grand débat',
    says: '475,000 participants and 1.93 million contributions came in two months; here they come in half a day, after a mention on television.',
    scenario: Scenario.parse({
      participants: 475_000,
      votesPerParticipant: 3,
      contributionsPerParticipant: 4.06,
      proposals: 200_000,
      hottestShare: 0.01,
      curve: 'mention',
      hours: 12,
    }),
    stage: Stage.parse({
      accountConcurrency: 3_000,
      voteConcurrency: 500,
      signInConcurrency: 200,
      mailsPerSecond: 100,
    }),
  },
  {
    name: 'union',
    title: 'A vote across the European Union',
    says: 'Three million participants in four hours; 1,000 votes a second for a minute and 330 for the hour after it, all on one question; most browsers were signed in days before.',
    scenario: Scenario.parse({
      participants: 3_000_000,
      votesPerParticipant: 1,
      peakVotesPerSecond: 1_000,
      signInShare: 0.2,
      proposals: 1,
      hottestShare: 1,
      contributionsPerParticipant: 0,
      curve: 'mention',
      hours: 4,
    }),
    stage: Stage.parse({
      region: 'eu-west-1',
      accountConcurrency: 5_000,
      voteConcurrency: 1_000,
      signInConcurrency: 500,
      mailsPerSecond: 300,
      warmWrites: 12_000,
      apiPerSecond: 8_000,
    }),
  },
];
