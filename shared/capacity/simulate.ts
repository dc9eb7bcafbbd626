import { AfterVotes } from './after-votes.ts';
import { ApiRate } from './api-rate.ts';
import { BackOff } from './back-off.ts';
import { drawArrivals } from './demand.ts';
import { Findings } from './findings.ts';
import { LIMITS } from './limits.ts';
import { MEASURED, type Measurements } from './measured.ts';
import { Pools } from './pools.ts';
import { billOf } from './price.ts';
import { PRICES } from './prices.ts';
import { type ReadingSecond, readerOf, tooManyReads } from './reading.ts';
import type { Run, Second } from './run.ts';
import type { Scenario, Stage } from './scenario.ts';
import { SignIns } from './sign-ins.ts';
import { TableThroughput, votesPerProposal } from './table-throughput.ts';
import { MEMORY, noUsage } from './usage.ts';

/** How long after its last arrival a run goes on, so that queues can empty. */
const AFTERWARDS = 1_800;

/** The state of a run between two seconds. */
class Evening {
  readonly findings = new Findings();
  readonly usage = noUsage();
  readonly pools: Pools;
  readonly signIns: SignIns;
  private readonly scenario: Scenario;
  private readonly measured: Measurements;
  private readonly table: TableThroughput;
  private readonly api: ApiRate;
  private readonly after: AfterVotes;
  private readonly votes: BackOff;
  private readonly reading: (readers: number) => ReadingSecond;
  private readonly unitsPerVote: number;
  private come = 0;
  accepted = 0;
  gaveUp = 0;
  turnedAway = 0;
  pages = 0;

  constructor(scenario: Scenario, stage: Stage, measured: Measurements) {
    this.scenario = scenario;
    this.measured = measured;
    this.pools = new Pools(stage, measured);
    this.signIns = new SignIns(stage, measured);
    this.reading = readerOf(scenario, stage);
    this.table = new TableThroughput(stage.warmWrites, stage.tableWrites);
    this.api = new ApiRate(stage.apiPerSecond);
    this.after = new AfterVotes(scenario, stage, measured);
    this.votes = new BackOff(measured.retries.value);
    this.unitsPerVote =
      (scenario.voteLimit ? measured.limitedVoteWriteUnits : measured.voteWriteUnits).value +
      measured.firstVoteWriteUnits.value / scenario.votesPerParticipant;
  }

  get waiting(): number {
    return this.votes.length + this.signIns.waiting * this.scenario.votesPerParticipant;
  }

  /** One second in which `participants` come. */
  next(second: number, participants: number): Second {
    const { votesPerParticipant, readersPerParticipant } = this.scenario;
    const reading = this.read(participants * (readersPerParticipant + 1), second);
    const fresh = this.needMail(participants);
    const asking = this.signIns.ask(fresh, second);
    const typed = this.signIns.signedIn(second);
    const voting = new Map([
      [0, (participants - fresh + typed) * votesPerParticipant],
      ...this.votes.comeAgain(second),
    ]);
    const calls = {
      votes: count(voting),
      signIns: 2 * count(asking),
      reading: reading.calls,
      searches: reading.searches,
    };
    const passed = this.throughApi(calls, second);
    const answered = this.pools.serve(passed, second, this.findings, this.usage);
    const signedIn = Math.floor(answered.signIns / 2);
    this.signIns.answer(asking, signedIn, second);
    const mailSeconds = this.signIns.send(second, this.findings, this.usage);
    const { accepted, writeUnits, tableUnits } = this.write(answered.votes, signedIn, second);
    this.settle(voting, accepted, second);
    return {
      ...this.follow(accepted, participants, second),
      second,
      participants,
      pages: reading.pages,
      origin: reading.origin,
      attempts: calls.votes,
      accepted,
      turnedAway: calls.votes - accepted,
      waiting: this.waiting,
      mailsWaiting: this.signIns.mailsWaiting,
      mailSeconds,
      environments: this.pools.environments,
      writeUnits,
      tableUnits,
    };
  }

  /** Of those who come: the share that has to sign in first, without chance, so that no run differs by it. */
  private needMail(participants: number): number {
    const before = Math.floor(this.come * this.scenario.signInShare);
    this.come += participants;
    const now = Math.floor(this.come * this.scenario.signInShare) - before;
    return now;
  }

  private read(readers: number, second: number): ReadingSecond {
    const reading = this.reading(readers);
    const { pageKb, nextPageKb, tallyKb } = this.measured;
    this.findings.note('site-files', second, tooManyReads(reading), 'reads/s');
    this.usage.cdnRequests += reading.requests;
    this.usage.cdnGb +=
      (readers * pageKb.value +
        Math.max(0, reading.pages - readers) * nextPageKb.value +
        reading.pages * tallyKb.value) /
      1e6;
    this.usage.bucketReads += reading.origin;
    this.pages += reading.pages;
    return { ...reading, calls: Math.floor(reading.calls), searches: Math.floor(reading.searches) };
  }

  private throughApi(calls: { votes: number; signIns: number; reading: number; searches: number }, second: number) {
    const all = calls.votes + calls.signIns + calls.reading + calls.searches;
    const share = this.api.pass(all);
    this.findings.note('api-rate', second, Math.ceil(all * (1 - share)), 'calls/s');
    this.usage.apiCalls += all;
    const part = (number: number) => Math.floor(number * share);
    return {
      votes: part(calls.votes),
      signIns: part(calls.signIns),
      reading: part(calls.reading),
      searches: part(calls.searches),
    };
  }

  /** What the table takes of the votes; sign-ins come first, since a vote may follow only them. */
  private write(votes: number, signIns: number, second: number) {
    const { hottestShare, voteLimit } = this.scenario;
    const tableUnits = this.table.units;
    const forSignIns = signIns * this.measured.signInWriteUnits.value;
    const forTable = Math.max(0, Math.floor((tableUnits - forSignIns) / this.unitsPerVote));
    // In its own partition a vote is one unit, and two within a transaction.
    const forHottest = hottestShare === 0 ? votes : Math.floor(votesPerProposal(voteLimit ? 2 : 1) / hottestShare);
    const accepted = Math.min(votes, forTable, forHottest);
    this.findings.note('table-writes', second, Math.max(0, votes - forTable), 'votes/s');
    this.findings.note('hot-partition', second, Math.max(0, votes - forHottest), 'votes/s');
    const writeUnits = forSignIns + accepted * this.unitsPerVote;
    this.table.end(Math.min(tableUnits, writeUnits));
    this.usage.writeUnits += writeUnits;
    this.usage.readUnits += accepted * this.measured.voteReadUnits.value + signIns * 4;
    return { accepted, writeUnits, tableUnits };
  }

  private settle(voting: ReadonlyMap<number, number>, accepted: number, second: number): void {
    let left = accepted;
    this.accepted += accepted;
    for (const [tried, number] of [...voting].toSorted(([one], [other]) => other - one)) {
      const served = Math.min(left, number);
      left -= served;
      this.turnedAway += number - served;
      this.gaveUp += this.votes.fail(number - served, tried + 1, second);
    }
  }

  private follow(accepted: number, participants: number, second: number) {
    const partitions = Math.max(4, Math.ceil(this.table.units / LIMITS.partitionWrites));
    const countedAfter = this.after.count(accepted, second, partitions, this.findings, this.usage);
    const contributions = participants * this.scenario.contributionsPerParticipant;
    const publishSeconds = this.after.publish(accepted, contributions, second, this.findings, this.usage);
    return { countedAfter, seenAfter: countedAfter === 0 ? 0 : countedAfter + this.after.shownAfter, publishSeconds };
  }
}

const count = (attempts: ReadonlyMap<number, number>): number =>
  [...attempts.values()].reduce((sum, number) => sum + number, 0);

/**
 * Plays one peak, second by second. The same scenario, stage and measurements give the same run on every machine.
 * Nothing of it was measured under that load: it is arithmetic with the numbers in `measured.ts` and `limits.ts`.
 */
export function simulate(scenario: Scenario, stage: Stage, measured: Measurements = MEASURED): Run {
  const evening = new Evening(scenario, stage, measured);
  const participants = drawArrivals(scenario);
  const seconds = participants.map((number, second) => evening.next(second, number));
  for (let second = seconds.length; evening.waiting > 0 && second < participants.length + AFTERWARDS; second += 1)
    seconds.push(evening.next(second, 0));
  const { signIns, usage, findings, pools, accepted, waiting, turnedAway, pages } = evening;
  usage.provisionedGbSeconds = stage.voteProvisioned * seconds.length * MEMORY.vote;
  const all = participants.reduce((sum, number) => sum + number, 0);
  const refusedForMail = (signIns.gaveUp + signIns.late) * scenario.votesPerParticipant;
  const totals = {
    participants: all,
    wished: all * scenario.votesPerParticipant,
    accepted,
    refused: evening.gaveUp + refusedForMail,
    refusedForMail,
    waiting,
    turnedAway,
    mails: signIns.sent,
    pages: Math.round(pages),
    coldStarts: pools.coldStarts,
  };
  const bill = billOf(usage, stage, PRICES[stage.region]);
  return { scenario, stage, measured, seconds, totals, findings: findings.list(), usage, bill };
}
