import { pagesPerSecond } from './after-votes.ts';
import { LIMITS, QUOTAS, type Quota } from './limits.ts';
import type { Measurements } from './measured.ts';
import type { PlannedPeak } from './planned-peak.ts';
import type { Run } from './run.ts';
import { Scenario, Stage } from './scenario.ts';
import { simulate } from './simulate.ts';

/** Names that `cdk deploy -c name=value` takes: infra/settings.ts. */
export interface StageSettings {
  readonly voteConcurrency: number;
  readonly signInConcurrency: number;
  readonly warmWrites: number;
  readonly warmReads: number;
  readonly mailsPerSecond: number;
  readonly apiPerSecond: number;
  readonly tallySeconds: number;
  readonly publishers: number;
}

/** A quota of the account that must be higher than its default. */
export interface QuotaToRaise extends Quota {
  readonly to: number;
}

export interface Step {
  /** Calendar moment, ISO 8601, UTC. */
  readonly at: string;
  readonly what: 'quotas' | 'rehearse' | 'raise' | 'look' | 'lower' | 'clear';
}

export interface PeakPlan {
  readonly peak: PlannedPeak;
  readonly settings: StageSettings;
  readonly quotas: readonly QuotaToRaise[];
  readonly steps: readonly Step[];
  /** The peak, played on a stage with these settings. */
  readonly run: Run;
}

/** How much more than what is expected: nobody knows how many will come. */
const MARGIN = 1.5;
const DAY = 86_400_000;
const HOUR = DAY / 24;

/** `value` rounded up to a number that people can remember. */
export function roundedUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1) * 5;
  return Math.ceil(value / step) * step;
}

/** More than any peak needs: what the demand is read from. */
const BOUNDLESS = Stage.parse({
  accountConcurrency: 1_000_000,
  mailsPerSecond: 1_000_000,
  apiPerSecond: 10_000_000,
  warmWrites: 10_000_000,
  tableWrites: 10_000_000,
  voteConcurrency: 100_000,
  signInConcurrency: 100_000,
  publishers: 1_000,
});

const most = ({ seconds }: Run, of: (second: Run['seconds'][number]) => number): number =>
  seconds.reduce((max, second) => Math.max(max, of(second)), 0);

/** Settings that serve such a peak, half as much again included, and never less than a stage has anyway. */
function settingsFor(free: Run, measured: Measurements): StageSettings {
  const { scenario } = free;
  const votes = most(free, ({ accepted }) => accepted) * MARGIN;
  const pages = most(free, ({ pages: perSecond }) => perSecond) * MARGIN;
  const people = most(free, ({ participants }) => participants) * MARGIN;
  const signIns = people * scenario.signInShare;
  const units = most(free, ({ writeUnits }) => writeUnits) * MARGIN;
  const contributions = people * scenario.contributionsPerParticipant + scenario.proposals / 60;
  // Nobody waits longer for a code than the crowd of two minutes takes to leave.
  const mails = (signIns * 120) / 150;
  const calls = votes + 2 * signIns + pages * (scenario.searchShare + 0.5 / (scenario.readersPerParticipant + 1));
  return {
    voteConcurrency: Math.max(100, roundedUp(votes / LIMITS.callsPerEnvironment)),
    signInConcurrency: Math.max(50, roundedUp((2 * signIns) / LIMITS.callsPerEnvironment)),
    warmWrites: Math.max(LIMITS.coldWrites, roundedUp(units)),
    warmReads: Math.max(LIMITS.coldReads, roundedUp(calls * 3)),
    mailsPerSecond: Math.max(QUOTAS.mailRate.value, roundedUp(mails)),
    apiPerSecond: Math.max(5_000, roundedUp(calls)),
    // Above this rate a second more or less is seen by nobody, and the origin is asked half as often.
    tallySeconds: pages > 20_000 ? 4 : 2,
    publishers: Math.min(1_000, Math.max(20, Math.ceil(contributions / pagesPerSecond(1, measured)))),
  };
}

function quotasFor(settings: StageSettings, free: Run): QuotaToRaise[] {
  const { voteConcurrency, signInConcurrency, publishers, apiPerSecond, warmWrites, warmReads, mailsPerSecond } =
    settings;
  const reading = most(free, ({ environments }) => environments) * MARGIN;
  const needs: readonly (readonly [Quota, number])[] = [
    [QUOTAS.concurrency, roundedUp(voteConcurrency + signInConcurrency + publishers + reading + LIMITS.unreserved)],
    [QUOTAS.apiRate, apiPerSecond],
    [QUOTAS.tableWrites, warmWrites],
    [QUOTAS.tableReads, warmReads],
    [QUOTAS.mailRate, mailsPerSecond],
    [QUOTAS.mailsADay, roundedUp(free.totals.mails * MARGIN)],
    [QUOTAS.cdnRequests, roundedUp(most(free, ({ pages }) => pages) * 5)],
  ];
  return needs.filter(([quota, to]) => to > quota.value).map(([quota, to]) => ({ ...quota, to }));
}

function stepsOf({ startsAt, hours }: PlannedPeak): Step[] {
  const start = Date.parse(startsAt);
  const end = start + hours * HOUR;
  const at = (milliseconds: number) => new Date(milliseconds).toISOString();
  return [
    { at: at(start - 28 * DAY), what: 'quotas' },
    { at: at(start - 14 * DAY), what: 'rehearse' },
    { at: at(start - DAY), what: 'raise' },
    { at: at(start - 2 * HOUR), what: 'look' },
    { at: at(end + 2 * HOUR), what: 'lower' },
    { at: at(end + DAY), what: 'clear' },
  ];
}

/** Settings, quotas, schedule and price of one peak. The same peak and measurements give the same plan. */
export function planPeak(peak: PlannedPeak, measured: Measurements, region: Stage['region'] = 'eu-west-3'): PeakPlan {
  const { kind, hours, participants, votesPerParticipant, voteLimit, proposals, signInShare } = peak;
  const scenario = Scenario.parse({
    curve: kind,
    hours,
    participants,
    votesPerParticipant,
    voteLimit,
    proposals,
    signInShare,
  });
  const free = simulate(scenario, { ...BOUNDLESS, region }, measured);
  const settings = settingsFor(free, measured);
  const quotas = quotasFor(settings, free);
  const raised = (quota: Quota) => quotas.find(({ name }) => name === quota.name)?.to ?? quota.value;
  const { warmReads: _, ...known } = settings;
  const stage = Stage.parse({
    ...known,
    region,
    accountConcurrency: raised(QUOTAS.concurrency),
    tableWrites: raised(QUOTAS.tableWrites),
  });
  return { peak, settings, quotas, steps: stepsOf(peak), run: simulate(scenario, stage, measured) };
}
