import { LIMITS } from './limits.ts';

/**
 * Units a second that a table on demand takes: what it was warmed to, and twice its highest second of half an hour ago
 * or earlier. AWS says "within 30 minutes"; the model gives it all of them, and no burst of unused seconds.
 */
export class TableThroughput {
  private readonly consumed: number[] = [];
  private readonly most: number;
  private limit: number;

  constructor(warm: number, most: number) {
    this.most = most;
    this.limit = Math.min(warm, most);
  }

  /** Units that this second can have. */
  get units(): number {
    return this.limit;
  }

  /** Ends the second in which `units` were consumed. */
  end(units: number): void {
    this.consumed.push(units);
    const earlier = this.consumed[this.consumed.length - LIMITS.doublingSeconds] ?? 0;
    this.limit = Math.min(this.most, Math.max(this.limit, 2 * earlier));
  }
}

/** Votes a second on one proposal that its partitions take, where each costs `units` in its partition. */
export const votesPerProposal = (units: number): number =>
  // Keys fall by chance: the fullest of sixteen has about a tenth more than its share at 1,000 votes a second.
  Math.floor((LIMITS.votePartitions * LIMITS.partitionWrites * 0.9) / units);
