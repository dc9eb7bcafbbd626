import { lineOf, verify } from '../../../../shared/audit/chain.ts';
import type { ChainHead } from '../../../../shared/audit/entry.ts';
import { api } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';

/** What a check has found. */
export type Checked =
  | { readonly holds: true; readonly entries: number }
  | { readonly holds: false; readonly at: number }
  | { readonly problem: Problem };

/** Reads the whole chain and computes it anew in this browser. @param progress hears how far it is */
export async function checkChain(head: ChainHead, progress: (sequence: number) => void): Promise<Checked> {
  let refused: Problem | null = null;
  let isHeadThere = head.sequence === 0;
  async function* lines(): AsyncGenerator<string> {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const answer: Awaited<ReturnType<typeof api.audit.exportEntries>> = await api.audit.exportEntries({
        query: cursor === '' ? {} : { cursor },
      });
      if (!answer.ok) {
        refused = answer.problem;
        return;
      }
      for (const sealed of answer.data.items) {
        isHeadThere ||= sealed.sequence === head.sequence && sealed.hash === head.hash;
        yield lineOf(sealed);
      }
      progress(answer.data.items.at(-1)?.sequence ?? 0);
      cursor = answer.data.next;
    }
  }
  const verdict = await verify(lines());
  if (refused !== null) return { problem: refused };
  if (!verdict.holds) return { holds: false, at: verdict.broken.line };
  return isHeadThere ? { holds: true, entries: verdict.head.sequence } : { holds: false, at: head.sequence };
}
