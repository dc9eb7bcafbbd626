/** Milliseconds that something takes, and words for many of them. */
export const timed = async <T>(run: () => T | Promise<T>): Promise<[T, number]> => {
  const started = performance.now();
  const result = await run();
  return [result, performance.now() - started];
};

export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
export const ms = (milliseconds: number) => `${milliseconds.toFixed(1)} ms`;

/** Prints how long the half, the slowest twentieth and the slowest hundredth take. */
export async function report(name: string, times: number, run: (index: number) => unknown): Promise<void> {
  const taken: number[] = [];
  for (let index = 0; index < times; index++) taken.push((await timed(() => run(index)))[1]);
  taken.sort((a, b) => a - b);
  const at = (share: number) => ms(taken[Math.floor(taken.length * share)] ?? 0).padStart(9);
  console.log(`${name.padEnd(44)} p50 ${at(0.5)}   p95 ${at(0.95)}   p99 ${at(0.99)}`);
}
