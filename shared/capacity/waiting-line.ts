/** People, mails or records that wait in the order in which they came. Whole numbers and whole seconds. */
export class WaitingLine {
  private readonly groups: { since: number; count: number }[] = [];
  private first = 0;
  private sum = 0;

  /** How many wait. */
  get length(): number {
    return this.sum;
  }

  /** Puts some at the end. */
  add(count: number, second: number): void {
    if (count <= 0) return;
    this.groups.push({ since: second, count });
    this.sum += count;
  }

  /** Takes up to `count` from the front. */
  take(count: number): number {
    let left = count;
    for (let group = this.groups[this.first]; left > 0 && group !== undefined; group = this.groups[this.first]) {
      const taken = Math.min(left, group.count);
      group.count -= taken;
      left -= taken;
      if (group.count === 0) this.first += 1;
    }
    this.sum -= count - left;
    return count - left;
  }

  /** Takes up to `most` of those that have waited longer than `seconds`. */
  takeOlderThan(seconds: number, now: number, most: number): number {
    let taken = 0;
    for (
      let group = this.groups[this.first];
      taken < most && group !== undefined && now - group.since > seconds;
      group = this.groups[this.first]
    )
      taken += this.take(Math.min(group.count, most - taken));
    return taken;
  }

  /** Seconds that the first has waited; 0 where nobody waits. */
  age(now: number): number {
    const first = this.groups[this.first];
    return first === undefined ? 0 : now - first.since;
  }
}
