const LONGEST_SECONDS = 60;

/** Attempts that failed and come again: after 2, 4, 8 … 60 seconds, spread over the later half of that time. */
export class BackOff {
  private readonly due = new Map<number, Map<number, number>>();
  private readonly attempts: number;
  private sum = 0;

  /** @param attempts after how many somebody gives up */
  constructor(attempts: number) {
    this.attempts = attempts;
  }

  /** How many will come again. */
  get length(): number {
    return this.sum;
  }

  /** Those who come again in this second, by how often they have tried. */
  comeAgain(second: number): ReadonlyMap<number, number> {
    const now = this.due.get(second) ?? new Map<number, number>();
    this.due.delete(second);
    for (const count of now.values()) this.sum -= count;
    return now;
  }

  /** Takes note of attempts that failed; returns how many give up. @param tried attempts including this one */
  fail(count: number, tried: number, second: number): number {
    if (tried >= this.attempts) return count;
    const longest = Math.min(LONGEST_SECONDS, 2 ** tried);
    const shortest = Math.ceil(longest / 2);
    const slots = longest - shortest + 1;
    for (let slot = 0; slot < slots; slot += 1) {
      const share = Math.floor((count * (slot + 1)) / slots) - Math.floor((count * slot) / slots);
      this.schedule(share, tried, second + shortest + slot);
    }
    return 0;
  }

  private schedule(count: number, tried: number, at: number): void {
    if (count === 0) return;
    const then = this.due.get(at) ?? new Map<number, number>();
    then.set(tried, (then.get(tried) ?? 0) + count);
    this.due.set(at, then);
    this.sum += count;
  }
}
