/** What becomes of a paper by one more entry: pure. */
import type { PaperReading } from '../../../shared/budgets/papers/paper.ts';
import { isSameReading } from '../../../shared/budgets/papers/reading.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { ProblemCode } from '../../../shared/platform/problem.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import type { PaperEntry, Papers } from './entities.ts';

export type Paper = ItemOf<typeof Papers>;

/** `settled`: two agents, or somebody who decides, have said what stands on it. */
export type Entered =
  | { readonly kind: 'refused'; readonly code: ProblemCode }
  | { readonly kind: 'kept'; readonly paper: Paper }
  | { readonly kind: 'settled'; readonly paper: Paper; readonly reading: PaperReading };

type New = Pick<Paper, 'componentId' | 'number'>;
const refused = (code: ProblemCode): Entered => ({ kind: 'refused', code });

const started = (key: New, first: PaperEntry): Paper => ({
  ...key,
  state: 'half',
  first,
  second: null,
  invalid: null,
  voided: null,
  batchId: first.batchId,
  decidedBy: null,
  revision: 1,
});

/** A paper that is settled. What was read is in the ballot from now on; who has read it stays. */
export function settledAs(paper: Paper, { invalid }: PaperReading, decidedBy: ParticipantId | null): Paper {
  const without = (entry: PaperEntry | null) => entry && { ...entry, content: null, invalid: null };
  const state = invalid === null ? 'cast' : 'invalid';
  const read = decidedBy === null ? { first: without(paper.first), second: without(paper.second) } : {};
  return { ...paper, ...read, state, invalid, decidedBy, revision: paper.revision + 1 };
}

/** The other one's entry stands; this agent's own is replaced, or is the second. */
function compared(paper: Paper, other: PaperEntry, own: PaperEntry, isRanking: boolean): Entered {
  const isOwnFirst = paper.first?.agentId === own.agentId;
  const both = isOwnFirst ? { first: own, second: other } : { first: other, second: own };
  const batchId = paper.batchId ?? own.batchId;
  const next: Paper = { ...paper, ...both, batchId, state: 'different', revision: paper.revision + 1 };
  if (!isSameReading(own, other, isRanking)) return { kind: 'kept', paper: next };
  return { kind: 'settled', paper: settledAs({ ...next, revision: paper.revision }, own, null), reading: own };
}

/**
 * What becomes of a paper when an agent enters what they have read. The first entry waits; the second one must be another
 * agent's. Where they differ, both agents see it, and either may look at the paper again and correct what they entered.
 */
export function afterEntry(paper: Paper | undefined, key: New, entry: PaperEntry, isRanking: boolean): Entered {
  if (paper === undefined) return { kind: 'kept', paper: started(key, entry) };
  if (paper.state === 'void') return refused('budget.paper-voided');
  if (paper.state === 'cast' || paper.state === 'invalid' || paper.first === null)
    return refused('budget.paper-entered');
  if (paper.second === null)
    return paper.first.agentId === entry.agentId
      ? refused('budget.paper-own-entry')
      : compared(paper, paper.first, entry, isRanking);
  if (paper.first.agentId === entry.agentId) return compared(paper, paper.second, entry, isRanking);
  return paper.second.agentId === entry.agentId
    ? compared(paper, paper.first, entry, isRanking)
    : refused('budget.paper-entered');
}
