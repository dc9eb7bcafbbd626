/** What can run out. */
export type Bottleneck =
  | 'api-rate'
  | 'vote-concurrency'
  | 'vote-scaling'
  | 'sign-in-concurrency'
  | 'reading-concurrency'
  | 'table-writes'
  | 'hot-partition'
  | 'mail-rate'
  | 'counting'
  | 'publishing'
  | 'site-files';

/** Something that was short, from its first second to its last. */
export interface Finding {
  readonly what: Bottleneck;
  readonly from: number;
  readonly to: number;
  /** Seconds between the two in which it was short. */
  readonly seconds: number;
  /** The most that went without, in `unit`. */
  readonly worst: number;
  readonly unit: string;
}

/** Gathers what was short. */
export class Findings {
  private readonly found = new Map<Bottleneck, Finding>();

  /** Something was short in a second; 0 is nothing. */
  note(what: Bottleneck, second: number, amount: number, unit: string): void {
    if (amount <= 0) return;
    const before = this.found.get(what);
    this.found.set(what, {
      what,
      unit,
      from: before?.from ?? second,
      to: second,
      seconds: (before?.seconds ?? 0) + 1,
      worst: Math.max(before?.worst ?? 0, amount),
    });
  }

  /** In the order in which they began. */
  list(): Finding[] {
    return [...this.found.values()].toSorted((one, other) => one.from - other.from);
  }
}
