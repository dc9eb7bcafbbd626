import type { Bottleneck, Finding } from './findings.ts';
import type { Figure, Measurements } from './measured.ts';
import { PRICE_SOURCE } from './prices.ts';
import type { Run, Second } from './run.ts';

const ROWS = 12;
const EFFECTS: Readonly<Record<Bottleneck, string>> = {
  'api-rate': 'The API’s own rate: 429, browsers come again.',
  'vote-concurrency': 'Voting has no more environments: 503, browsers keep the vote and come again.',
  'vote-scaling': 'Lambda starts 1,000 environments in ten seconds and not more: 503 until it has caught up.',
  'sign-in-concurrency': 'Sign-in has no more environments: people ask for their code again.',
  'reading-concurrency': 'What islands read is turned away; pages and sums are there all the same.',
  'table-writes': 'The table is not warm enough: 503, browsers come again.',
  'hot-partition': 'One proposal gets more votes than its sixteen partitions take: 503, browsers come again.',
  'mail-rate': 'SES sends no faster: sign-in codes wait in their queue.',
  counting: 'Votes are stored and counted later.',
  publishing: 'Pages show an older state; islands show the new one.',
  'site-files': 'The bucket answers 503 to the CDN, which serves what it has.',
};

/** `02:05:09` for a second of the run. */
export const clock = (second: number): string =>
  [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');

const round = (value: number, digits = 0): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
const most = (seconds: readonly Second[], of: (second: Second) => number): number =>
  seconds.reduce((max, second) => Math.max(max, of(second)), 0);

/** A run for other programs: the highest second of each minute by votes tried instead of all of them. */
export function summaryOf({ seconds, ...run }: Run) {
  const minutes = Array.from({ length: Math.ceil(seconds.length / 60) }, (_, minute) =>
    seconds
      .slice(60 * minute, 60 * minute + 60)
      .reduce((high, second) => (second.attempts > high.attempts ? second : high)),
  );
  return { ...run, minutes };
}

const COLUMNS: readonly (readonly [string, (seconds: readonly Second[]) => string])[] = [
  ['to', (seconds) => clock(seconds.at(-1)?.second ?? 0)],
  ['pages/s', (seconds) => round(most(seconds, ({ pages }) => pages))],
  ['S3 reads/s', (seconds) => round(most(seconds, ({ origin }) => origin))],
  ['tries/s', (seconds) => round(most(seconds, ({ attempts }) => attempts))],
  ['votes/s', (seconds) => round(most(seconds, ({ accepted }) => accepted))],
  ['turned away/s', (seconds) => round(most(seconds, ({ turnedAway }) => turnedAway))],
  ['votes waiting', (seconds) => round(most(seconds, ({ waiting }) => waiting))],
  ['mails waiting', (seconds) => round(most(seconds, ({ mailsWaiting }) => mailsWaiting))],
  ['environments', (seconds) => round(most(seconds, ({ environments }) => environments))],
  ['table units', (seconds) => round(most(seconds, ({ writeUnits }) => writeUnits))],
  [
    'seen after s',
    (seconds) =>
      round(
        most(seconds, ({ seenAfter }) => seenAfter),
        1,
      ),
  ],
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

function timeline({ seconds }: Run): string[] {
  const step = Math.ceil(seconds.length / ROWS);
  const parts = Array.from({ length: Math.ceil(seconds.length / step) }, (_, part) =>
    seconds.slice(part * step, (part + 1) * step),
  );
  return table(
    COLUMNS.map(([name]) => name),
    parts.map((part) => COLUMNS.map(([, of]) => of(part))),
  );
}

const short = ({ what, from, to, seconds, worst, unit }: Finding): string =>
  `- \`${what}\` from ${clock(from)} to ${clock(to)}, ${round(seconds)} s in all, at worst ${round(worst)} ${unit}. ${EFFECTS[what]}`;

function sums({ scenario, totals, seconds, bill }: Run): string[] {
  const dollars = bill.reduce((sum, { price }) => sum + price, 0);
  const lag = most(seconds, ({ countedAfter }) => countedAfter);
  const left = scenario.participants - totals.participants;
  return [
    ...(left > scenario.participants / 50
      ? [
          `- **${round(left)} participants do not fit** into ${scenario.hours} hours below that peak, and were left out: give more --hours.`,
        ]
      : []),
    `- ${round(totals.participants)} participants, ${round(totals.pages)} pages, ${round(totals.mails)} mails.`,
    `- Votes: ${round(totals.wished)} wished = ${round(totals.accepted)} accepted + ${round(totals.refused)} given up (${round(totals.refusedForMail)} for want of a mail) + ${round(totals.waiting)} still waiting at the end.`,
    `- ${round(totals.turnedAway)} attempts were answered with 429 or 503 and came again. Votes accepted in the highest second: ${round(most(seconds, ({ accepted }) => accepted))}.`,
    `- A vote is counted ${round(lag, 1)} s after it, and seen by a reader ${round(
      most(seconds, ({ seenAfter }) => seenAfter),
      1,
    )} s after it, at most.`,
    `- The longest wait for a mail is ${clock(most(seconds, ({ mailSeconds }) => mailSeconds))}, for a page that is published ${clock(most(seconds, ({ publishSeconds }) => publishSeconds))}.`,
    `- ${round(most(seconds, ({ environments }) => environments))} environments at once; ${round(totals.coldStarts)} were started.`,
    `- Price of the run: ${round(dollars, 2)} US dollars.`,
  ];
}

/** The lines of a run in Markdown, without headings. */
export function reportRun(run: Run): string[] {
  const lines = run.findings.map(short);
  return [
    ...sums(run),
    '',
    ...(lines.length === 0 ? ['Nothing is short.'] : ['What is short:', '', ...lines]),
    '',
    'The highest second of each part:',
    '',
    ...timeline(run),
    '',
    ...table(
      ['price', 'US dollars'],
      run.bill.filter(({ price }) => price >= 0.005).map(({ what, price }) => [what, round(price, 2)]),
    ),
  ];
}

const figureRow = ([name, { value, unit, kind, from }]: readonly [string, Figure]): string[] => [
  `\`${name}\``,
  String(value),
  unit,
  kind,
  from,
];

/** What a report must say before its numbers. */
export const HONEST: readonly string[] = [
  '**Everything below is simulated.** No such crowd was ever played on AWS: a program adds up, second by second, the',
  'figures of the table "What it counts with", of which only those marked *measured* were measured, on two processors of a',
  'virtual machine with a stand-in for DynamoDB; *documented* ones are what AWS or our code says; *assumed* ones are guesses.',
];

/** The figures that a run counts with, as a table. */
export const reportFigures = (measured: Measurements): string[] =>
  table(['name', 'value', 'unit', 'kind', 'from'], Object.entries(measured).map(figureRow));

/** A run with all that has to be known to judge it. */
export const reportWhole = (run: Run): string[] => [
  ...HONEST,
  '',
  ...Object.entries({ ...run.scenario, ...run.stage }).map(([name, value]) => `- ${name}: ${value}`),
  '',
  ...reportRun(run),
  '',
  `Prices of ${run.stage.region}: ${PRICE_SOURCE}.`,
  '',
  'What it counts with:',
  '',
  ...reportFigures(run.measured),
];
