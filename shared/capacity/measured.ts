/** How sure a figure is: taken on a machine, said by AWS, or supposed by us. */
export type Kind = 'measured' | 'documented' | 'assumed';

/** A number that the model counts with, and where it comes from. */
export interface Figure {
  readonly value: number;
  readonly unit: string;
  readonly kind: Kind;
  /** Which bench, which page of AWS, or why it is supposed to be so. */
  readonly from: string;
}

const figure =
  (kind: Kind) =>
  (value: number, unit: string, from: string): Figure => ({ value, unit, kind, from });
const measured = figure('measured');
const assumed = figure('assumed');
const documented = figure('documented');

/**
 * What one unit of work takes. A figure of a bench counts the platform on two processors of a virtual machine, not on
 * AWS: waiting for DynamoDB is added as a figure of its own.
 */
export const MEASURED = {
  voteCpuMs: measured(
    3,
    'ms of processor a vote',
    'docs/performance.md: the dearest of six runs, of first-time voters; `--bench` puts another measured value here',
  ),
  voteWriteUnits: measured(
    2,
    'write units a vote without a limit',
    'docs/performance.md, "What a vote costs": the item and its place in an index',
  ),
  limitedVoteWriteUnits: measured(
    5,
    'write units a vote with a limit',
    'docs/performance.md: a transaction of vote and ballot',
  ),
  firstVoteWriteUnits: measured(
    2,
    'write units more for somebody’s first vote',
    'docs/performance.md: two participations',
  ),
  voteReadUnits: measured(2, 'read units a vote', 'docs/performance.md: session and participant, read consistently'),
  tableMs: assumed(12, 'ms that a vote waits for the table', 'two calls to DynamoDB of some 6 ms in one region'),
  signInCpuMs: assumed(8, 'ms of processor a sign-in', 'two calls with hashes and five writes; a vote has one'),
  signInWriteUnits: assumed(
    24,
    'write units a sign-in',
    'code, link, limits, mail and its states, session, account, with indexes',
  ),
  readCallMs: assumed(15, 'ms a reading call of an island', 'one or two reads of the table'),
  viewMs: assumed(
    40,
    'ms a searched list',
    'search 4.8 ms and rendering 2.1 ms (docs/performance.md), and its files from S3',
  ),
  pageCpuMs: measured(6.5, 'ms to render a proposal page', 'docs/performance.md, `npm run bench:rendering`'),
  pageIoMs: assumed(60, 'ms to read and write for a page', 'five calls to DynamoDB and S3, which the bench has not'),
  pageKb: measured(46, 'kB a first page, compressed', 'docs/performance.md, `npm run bench:pages`'),
  nextPageKb: measured(
    18,
    'kB a further page, compressed',
    'docs/performance.md: the HTML, all else is in the browser',
  ),
  tallyKb: assumed(2, 'kB a file of sums', 'a list of 700 proposals is more, a proposal less'),
  initMs: assumed(
    600,
    'ms until a new environment answers',
    'loading the bundle takes 200 ms here, Lambda adds its own',
  ),
  streamMs: assumed(500, 'ms until the stream shows a change', 'AWS says "near real time" and no number'),
  countBatchMs: assumed(
    40,
    'ms a batch of the counters, besides its records',
    'one read and one write for each partition',
  ),
  countRecordMs: assumed(0.05, 'ms a record that is counted', 'parsing one image of a vote'),
  retries: assumed(
    8,
    'attempts of a browser within about three minutes',
    'then the vote stays in the browser until the person tries again',
  ),
  mailPatienceSeconds: documented(900, 's that a sign-in code is good for', 'shared/participants: 15 minutes'),
  mailReadingSeconds: assumed(25, 's from a mail sent to a code typed', 'delivery and typing'),
} as const satisfies Readonly<Record<string, Figure>>;

export type FigureName = keyof typeof MEASURED;
export type Measurements = Readonly<Record<FigureName, Figure>>;

/** Measurements with some values replaced, each told to be measured and by what. */
export function withMeasured(values: Partial<Record<FigureName, number>>, from: string): Measurements {
  const replaced = Object.entries(MEASURED).map(([name, figure]) => {
    const value = Object.entries(values).find(([key]) => key === name)?.[1];
    return [
      name,
      value === undefined ? figure : ({ ...figure, value, kind: 'measured', from } satisfies Figure),
    ] as const;
  });
  return { ...MEASURED, ...Object.fromEntries(replaced) };
}
