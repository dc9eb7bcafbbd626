import type { SubjectId } from '../../shared/moderation/report.ts';
import type { ProblemCode } from '../../shared/platform/problem.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { Problem } from '../platform/problem.ts';

const AT_ONCE = 4;

/** What became of one of many. */
export interface Done {
  readonly subjectId: SubjectId;
  readonly problem: ProblemCode | null;
}

/**
 * Does the same to each of some things. A refusal concerns one of them and is told; where all are refused for the same
 * reason, the request is refused with it. Whatever else is thrown ends all: the request is sent again.
 */
export async function eachOf(
  subjects: readonly SubjectId[],
  act: (subjectId: SubjectId) => Promise<void>,
): Promise<{ readonly items: Done[] }> {
  const refusals: Problem[] = [];
  const items = await inParallel([...new Set(subjects)], AT_ONCE, async (subjectId): Promise<Done> => {
    try {
      await act(subjectId);
      return { subjectId, problem: null };
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      refusals.push(error);
      return { subjectId, problem: error.code };
    }
  });
  const [first] = refusals;
  const isForAll = first !== undefined && refusals.length === items.length;
  if (isForAll && refusals.every(({ code }) => code === first.code)) throw first;
  return { items };
}
