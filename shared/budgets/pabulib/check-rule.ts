import { count } from '../counting/count.ts';
import type { Completion, Rule } from '../counting/rule.ts';
import { isWithdrawn } from './check-file.ts';
import { compareDecimals, sumOf } from './check-vote.ts';
import type { Decimal } from './decimal.ts';
import type { Draft, DraftProject } from './draft.ts';
import { electionOf } from './election-of.ts';
import type { PabulibRule } from './fields.ts';
import type { PabulibFile } from './read.ts';
import { readRule, readWhole } from './values.ts';

/** Whether what is selected follows from the rule that META names. Ties are taken to have been broken as the file says. */
export function checkRule(draft: Draft, file: PabulibFile): void {
  const rule = readRule(draft.text('rule') ?? '');
  const budget = draft.amount('budget');
  const projects = [...draft.projects.values()];
  if (rule === undefined || budget === undefined || !projects.some(({ row }) => row.has('selected'))) return;
  const selected = projects.filter(({ row }) => row.get('selected') === '1').map(({ id }) => id);
  if (rule === 'unknown') draft.problems.warn('rule-unverified', draft.lineOf('rule'), { rule });
  else if (rule.startsWith('greedy')) checkGreedy(draft, rule, budget, selected);
  // Shares are counted from ballots, which must be in order for that.
  else if (draft.problems.errors === 0) checkShares(draft, rule, file, selected);
}

interface Difference {
  readonly missing: string;
  readonly extra: string;
}

function difference(winners: readonly string[], selected: readonly string[]): Difference | undefined {
  const missing = winners.filter((id) => !selected.includes(id));
  const extra = selected.filter((id) => !winners.includes(id));
  if (missing.length === 0 && extra.length === 0) return undefined;
  return { missing: missing.join(', ') || '-', extra: extra.join(', ') || '-' };
}

/** What a project's row says that it got. */
const resultOf = ({ row, votes }: DraftProject): number =>
  readWhole(row.get('score') ?? '') ?? readWhole(row.get('votes') ?? '') ?? votes;

function checkGreedy(draft: Draft, rule: PabulibRule, budget: Decimal, selected: readonly string[]): void {
  const { problems } = draft;
  const line = draft.lineOf('rule');
  const threshold = draft.whole('min_project_score_threshold');
  if (rule === 'greedy-threshold' && threshold === undefined) problems.error('threshold-missing', line);
  if (rule === 'greedy-custom' && draft.text('comment') === undefined) problems.warn('comment-missing', line);
  // Poznań's own rule is known to differ, and nowhere written down exactly.
  if (rule === 'greedy-custom' && draft.text('unit') === 'Poznań') {
    problems.warn('rule-unverified', line, { rule });
    return;
  }
  const able = [...draft.projects.values()].filter((project) => resultOf(project) >= (threshold ?? -Infinity));
  for (const id of selected)
    if (!able.some((project) => project.id === id))
      problems.error('below-threshold', draft.projects.get(id)?.line ?? 0, { id });
  const found = difference(greedyWinners(able, budget, selected, rule === 'greedy-no-skip'), selected);
  if (found === undefined) return;
  if (rule === 'greedy-exclusive' || rule === 'greedy-custom') problems.warn('rule-differs', line, { rule, ...found });
  else problems.error('rule-not-followed', line, { rule, ...found });
}

function greedyWinners(
  projects: readonly DraftProject[],
  budget: Decimal,
  selected: readonly string[],
  isStopping: boolean,
): readonly string[] {
  const isSelected = ({ id }: DraftProject): number => Number(selected.includes(id));
  const taken: DraftProject[] = [];
  const turns = projects.toSorted(
    (one, other) => resultOf(other) - resultOf(one) || isSelected(other) - isSelected(one),
  );
  for (const project of turns) {
    const isFitting = compareDecimals(sumOf([...taken, project].map(({ cost }) => cost)), budget) <= 0;
    if (isFitting) taken.push(project);
    else if (isStopping && !isWithdrawn(project)) break;
  }
  return taken.map(({ id }) => id);
}

/** Equal Shares; where the rule compares its result with greedy's, either may have been chosen. */
function checkShares(draft: Draft, rule: PabulibRule, file: PabulibFile, selected: readonly string[]): void {
  const completion: Completion = rule.includes('add1') ? 'add1' : 'none';
  const winners = (allocation: Rule['allocation']): readonly string[] => {
    const ties = [{ order: selected }, 'max-votes', 'min-cost', 'number'] as const;
    const outcome = count(electionOf(file), { allocation, utility: 'cost', completion, ties, unit: file.scale });
    return outcome.kind === 'decided' ? outcome.winners : outcome.among;
  };
  const found = difference(winners('equal-shares'), selected);
  if (found === undefined) return;
  if (rule.endsWith('comparison') && difference(winners('greedy-votes'), selected) === undefined) return;
  draft.problems.error('rule-not-followed', draft.lineOf('rule'), { rule, ...found });
}
