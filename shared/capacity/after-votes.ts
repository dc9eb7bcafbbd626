import type { Findings } from './findings.ts';
import { LIMITS } from './limits.ts';
import type { Measurements } from './measured.ts';
import type { Scenario, Stage } from './scenario.ts';
import { MEMORY, type Usage } from './usage.ts';
import { WaitingLine } from './waiting-line.ts';

/** Seconds to gather what the sums are made of, and between two writes of one file. */
const TALLY_WORKER_SECONDS = 3;
/** A page catches up with its votes once a minute. */
const PAGE_SECONDS = 60;

/** Records that the counters take in a second, from a table with so many partitions. */
export function countedPerSecond(partitions: number, measured: Measurements): number {
  const readers = Math.min(partitions * LIMITS.batchesPerShard, LIMITS.votePartitions);
  const batchMs = measured.countBatchMs.value + LIMITS.batchRecords * measured.countRecordMs.value;
  return Math.floor((readers * LIMITS.batchRecords * 1000) / batchMs);
}

/** Pages that the publishers write in a second. */
export const pagesPerSecond = (publishers: number, measured: Measurements): number =>
  Math.floor((publishers * 1000) / (measured.pageCpuMs.value + measured.pageIoMs.value));

const touched = (votes: number, sums: number): number => (sums === 0 ? 0 : sums * (1 - Math.exp(-votes / sums)));

/** Sums that change by so many votes, each written once: few on one proposal, nearly one a vote on many. */
export function sumsTouched(votes: number, { proposals, hottestShare }: Pick<Scenario, 'proposals' | 'hottestShare'>) {
  const hot = touched(votes * hottestShare, LIMITS.votePartitions);
  const rest = touched(votes * (1 - hottestShare), LIMITS.votePartitions * (proposals - 1));
  return Math.min(votes, Math.ceil(hot + rest));
}

/** What follows a vote: it is counted, the sums are written, pages catch up. */
export class AfterVotes {
  private readonly uncounted = new WaitingLine();
  private readonly dirty = new WaitingLine();
  private readonly scenario: Scenario;
  private readonly stage: Stage;
  private readonly measured: Measurements;
  private pagesOwed = 0;

  constructor(scenario: Scenario, stage: Stage, measured: Measurements) {
    this.scenario = scenario;
    this.stage = stage;
    this.measured = measured;
  }

  get waiting(): number {
    return this.uncounted.length;
  }

  /** Votes of this second are counted; returns how many seconds the count is behind the votes. */
  count(votes: number, second: number, partitions: number, findings: Findings, usage: Usage): number {
    const { streamMs, countBatchMs, countRecordMs } = this.measured;
    const capacity = countedPerSecond(partitions, this.measured);
    this.uncounted.add(votes, second);
    const counted = this.uncounted.take(capacity);
    findings.note('counting', second, this.uncounted.length, 'votes not counted');
    const batches = Math.min(counted, Math.max(LIMITS.votePartitions, Math.ceil(counted / LIMITS.batchRecords)));
    const sums = sumsTouched(counted, this.scenario);
    usage.writeUnits += sums;
    usage.readUnits += sums;
    usage.calls += batches;
    usage.gbSeconds += ((batches * countBatchMs.value + counted * countRecordMs.value) / 1000) * MEMORY.counters;
    if (votes + this.uncounted.length === 0) return 0;
    const batchSeconds = (countBatchMs.value + (counted / Math.max(1, batches)) * countRecordMs.value) / 1000;
    return streamMs.value / 1000 + LIMITS.batchWindowSeconds + batchSeconds + this.uncounted.age(second);
  }

  /** Seconds after its count until a reader may see it: worker, file, CDN. */
  get shownAfter(): number {
    return TALLY_WORKER_SECONDS + this.stage.tallySeconds;
  }

  /** Pages that the votes and contributions of this second make stale; returns the age of the oldest that waits. */
  publish(votes: number, contributions: number, second: number, findings: Findings, usage: Usage): number {
    this.pagesOwed += Math.min(votes, this.scenario.proposals / PAGE_SECONDS) + contributions;
    const jobs = Math.floor(this.pagesOwed);
    this.pagesOwed -= jobs;
    this.dirty.add(jobs, second);
    const done = this.dirty.take(pagesPerSecond(this.stage.publishers, this.measured));
    findings.note('publishing', second, this.dirty.length, 'pages waiting');
    const seconds = (this.measured.pageCpuMs.value + this.measured.pageIoMs.value) / 1000;
    usage.gbSeconds += done * seconds * MEMORY.publisher;
    usage.calls += Math.ceil(done / 100);
    usage.queueCalls += 3 * Math.ceil(done / 10);
    usage.bucketWrites += done;
    usage.writeUnits += 2 * done + contributions * 6;
    usage.readUnits += 10 * done;
    return this.dirty.age(second);
  }
}
