import type { Result } from '../platform/problem.ts';

/** Waits for several answers at once; the first problem stands for all. */
export async function together<T extends readonly unknown[]>(
  ...answers: { readonly [K in keyof T]: Promise<Result<T[K]>> }
): Promise<Result<T>>;
export async function together(...answers: readonly Promise<Result<unknown>>[]): Promise<Result<unknown>> {
  const data: unknown[] = [];
  for (const answer of await Promise.all(answers)) {
    if (!answer.ok) return answer;
    data.push(answer.data);
  }
  return { ok: true, data };
}
