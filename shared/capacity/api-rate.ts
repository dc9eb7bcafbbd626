/** The rate of the API: a bucket of calls that fills by `perSecond` and holds as many as come in one second. */
export class ApiRate {
  private readonly perSecond: number;
  private tokens: number;

  constructor(perSecond: number) {
    this.perSecond = perSecond;
    this.tokens = perSecond;
  }

  /** The share of so many calls that passes in this second; the others are answered with 429. */
  pass(calls: number): number {
    // What was not used stays as a burst, but the bucket never holds more than one second.
    const share = calls <= this.tokens ? 1 : this.tokens / calls;
    this.tokens = Math.min(this.perSecond, this.tokens - calls * share + this.perSecond);
    return share;
  }
}
