import { type Latencies, latenciesOf, longestLag, rounded, type Sample } from '../../../scripts/rehearse/figures.ts';
import { outcomeOf } from '../../../scripts/rehearse/voting.ts';
import { openWire, type Wire, type WireRequest } from '../../../scripts/rehearse/wire.ts';
import type { OpenVote, Target, Voter } from './adapter.ts';

export const QUESTIONS = 10;
export type VoterKind = 'first' | 'returning';

export interface CellPlan {
  readonly clients: number;
  readonly voters: VoterKind;
  readonly prefilled: number;
  readonly seconds: number;
  /** Accepted votes a second that are expected: so many people are there before the clock runs. */
  readonly expectedRate: number;
  /** Processor time of the platform so far, milliseconds; `undefined` where it cannot be seen. */
  readonly platformCpu: () => Promise<number | undefined>;
}

/** What one cell of the benchmark measured; the first ten members are the same for every platform. */
export interface CellResult extends Latencies {
  readonly clients: number;
  readonly voters: VoterKind;
  readonly prefilled: number;
  readonly accepted_per_s: number;
  readonly errors: number;
  readonly lost: number;
  readonly double_counted: number;
  /** Seconds that the clock ran. */
  readonly seconds: number;
  /** Processor time of the whole platform for an accepted vote, counting included; null for a distant one. */
  readonly platform_cpu_ms_per_vote: number | null;
  /** Processor time of this program for an accepted vote: it has the same machine. */
  readonly generator_cpu_ms_per_vote: number;
  /** The longest that an accepted vote was not in the tally, at peak and until it stood still. */
  readonly tally_lag_s: number;
}

type Counts = readonly (readonly number[])[];
const totalOf = (counts: Counts) => counts.flat().reduce((sum, count) => sum + count, 0);
const ownCpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** All that happens in one cell, put together while it runs. */
class Tally {
  readonly latencies: number[] = [];
  readonly acceptedAt: number[] = [];
  readonly shown: Sample[] = [];
  readonly unknown: { readonly request: WireRequest; readonly question: number; readonly choice: number }[] = [];
  readonly expected: number[][];
  errors = 0;

  constructor(before: Counts) {
    this.expected = before.map((choices) => [...choices]);
  }

  expect(question: number, choice: number): void {
    const row = this.expected[question];
    if (row !== undefined) row[choice] = (row[choice] ?? 0) + 1;
  }
}

interface Cell {
  readonly target: Target;
  readonly vote: OpenVote;
  readonly wire: Wire;
  readonly tally: Tally;
  readonly plan: CellPlan;
}

/** One timed vote. */
async function castTimed({ vote, wire, tally }: Cell, voter: Voter, question: number, choice: number): Promise<void> {
  const request = vote.voteRequest(voter, question, choice);
  const begin = performance.now();
  const outcome = outcomeOf(await wire.send(request));
  const end = performance.now();
  if (outcome === 'accepted') {
    tally.latencies.push(end - begin);
    tally.acceptedAt.push(end);
    tally.expect(question, choice);
    return;
  }
  tally.errors += 1;
  if (outcome === 'unknown') tally.unknown.push({ request, question, choice });
}

/** Lets the people of a round vote until they are through or the time is over; each client has one at a time. */
async function round(cell: Cell, people: readonly Voter[], until: number): Promise<void> {
  const { plan, target } = cell;
  const questions = plan.voters === 'first' ? [0] : Array.from({ length: QUESTIONS - 1 }, (_, index) => index + 1);
  let next = 0;
  const client = async () => {
    for (let index = next++; index < people.length; index = next++) {
      const voter = people[index];
      for (const question of questions) {
        if (voter === undefined || performance.now() >= until) return;
        await castTimed(cell, voter, question, (index + question) % target.choices);
      }
    }
  };
  await Promise.all(Array.from({ length: plan.clients }, client));
}

/** People for a round; those who return have voted on the first question, without the clock running. */
async function people({ target, vote, wire, tally, plan }: Cell, seconds: number): Promise<Voter[]> {
  const votesEach = plan.voters === 'first' ? 1 : QUESTIONS - 1;
  const wanted = Math.max(plan.clients, Math.ceil((plan.expectedRate * seconds * 1.25) / votesEach) + plan.clients);
  const voters = await target.join(wanted);
  if (plan.voters === 'first') return voters;
  let next = 0;
  const client = async () => {
    for (let index = next++; index < voters.length; index = next++) {
      const voter = voters[index];
      if (voter === undefined) return;
      const choice = index % target.choices;
      const { status } = await wire.send(vote.voteRequest(voter, 0, choice));
      if (status >= 300 || status === 0) throw new Error(`a first vote was answered with ${status}`);
      tally.expect(0, choice);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  return voters;
}

const LOOK_EVERY_MS = 200;
/** A tally that has not moved for so long will not. */
const STILL_MS = 15_000;

/** Looks at the tally until it is complete or has stood still for long; keeps what it sees for the lag. */
async function countsAtRest({ vote, tally }: Cell, look: (counts: Counts, at: number) => void): Promise<Counts> {
  const complete = totalOf(tally.expected);
  let [last, since] = [-1, performance.now()];
  for (;;) {
    const at = performance.now();
    const counts = await vote.counts();
    look(counts, at);
    const total = totalOf(counts);
    if (total !== last) [last, since] = [total, performance.now()];
    if (performance.now() - since > (total === complete ? 1000 : STILL_MS)) return counts;
    await pause(LOOK_EVERY_MS);
  }
}

/** What of the tally these votes are: what was there before a round, or was voted without the clock, is taken away. */
async function measureRounds(cell: Cell): Promise<{ seconds: number; platformCpu: number | undefined; cpu: number }> {
  const { plan, tally, vote } = cell;
  let [left, platformCpu, cpu] = [plan.seconds * 1000, 0, 0];
  let isSeen = true;
  while (left > 0) {
    const voters = await people(cell, left / 1000);
    const base = totalOf(await countsAtRest(cell, () => undefined)) - tally.acceptedAt.length;
    const look = (counts: Counts, at: number) => void tally.shown.push({ at, count: totalOf(counts) - base });
    const [cpuBefore, platformBefore] = [ownCpu(), await plan.platformCpu()];
    const begin = performance.now();
    let isOver = false;
    const looking = (async () => {
      while (!isOver) {
        const at = performance.now();
        look(await vote.counts(), at);
        await pause(LOOK_EVERY_MS);
      }
    })();
    await round(cell, voters, begin + left);
    left -= performance.now() - begin;
    cpu += ownCpu() - cpuBefore;
    isOver = true;
    await looking;
    await countsAtRest(cell, look);
    const platformAfter = await plan.platformCpu();
    if (platformBefore === undefined || platformAfter === undefined) isSeen = false;
    else platformCpu += platformAfter - platformBefore;
  }
  return { seconds: plan.seconds - left / 1000, platformCpu: isSeen ? platformCpu : undefined, cpu };
}

/** Asks again for votes of which nobody knows: they may have been taken, and repeating one changes nothing. */
async function settleUnknown({ tally, wire }: Cell): Promise<void> {
  for (const { request, question, choice } of tally.unknown) {
    if (outcomeOf(await wire.send(request)) === 'accepted') tally.expect(question, choice);
  }
}

function differences(expected: Counts, counted: Counts): { readonly lost: number; readonly double_counted: number } {
  const pairs = expected.flatMap((row, question) =>
    row.map((count, choice) => (counted[question]?.[choice] ?? 0) - count),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    lost: sum(pairs.filter((by) => by < 0).map((by) => -by)),
    double_counted: sum(pairs.filter((by) => by > 0)),
  };
}

/** Drives a vote with so many clients for so long, waits until the tally stands still, and compares. */
export async function runCell(target: Target, url: string, vote: OpenVote, plan: CellPlan): Promise<CellResult> {
  const wire = openWire(url, plan.clients);
  const tally = new Tally(await vote.counts());
  const cell: Cell = { target, vote, wire, tally, plan };
  const { seconds, platformCpu, cpu } = await measureRounds(cell);
  await settleUnknown(cell);
  const counted = await countsAtRest(cell, () => undefined);
  wire.close();
  const accepted = tally.acceptedAt.length;
  return {
    clients: plan.clients,
    voters: plan.voters,
    prefilled: plan.prefilled,
    accepted_per_s: rounded(accepted / seconds, 1),
    ...latenciesOf(tally.latencies),
    errors: tally.errors,
    ...differences(tally.expected, counted),
    seconds: rounded(seconds, 2),
    platform_cpu_ms_per_vote: platformCpu === undefined ? null : rounded(platformCpu / accepted, 2),
    generator_cpu_ms_per_vote: rounded(cpu / accepted, 2),
    tally_lag_s: rounded(longestLag(tally.acceptedAt, tally.shown) / 1000, 2),
  };
}
