/** Runs something for every item, at most `most` at a time; results in the order of the items. The first error ends it. */
export async function inParallel<T, R>(items: readonly T[], most: number, run: (item: T) => Promise<R>): Promise<R[]> {
  const waiting = [...items.entries()].reverse();
  const results = new Map<number, R>();
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) results.set(next[0], await run(next[1]));
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  return [...results].sort(([one], [other]) => one - other).map(([, result]) => result);
}
