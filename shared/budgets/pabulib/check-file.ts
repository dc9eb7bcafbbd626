import { compareDecimals, sumOf } from './check-vote.ts';
import type { Decimal } from './decimal.ts';
import type { Draft, DraftProject } from './draft.ts';
import { entriesOf } from './row.ts';
import { readWhole } from './values.ts';

/** A cost that stands for a project that was withdrawn after the vote. */
export const WITHDRAWN_COST = 999_999_999n;

export const isWithdrawn = ({ cost }: DraftProject): boolean => cost.places === 0 && cost.digits === WITHDRAWN_COST;

/** Looks at what can only be known at the end: counts, tallies and sums. */
export function checkFile(draft: Draft): void {
  checkCounts(draft);
  const [first] = draft.projects.values();
  if (first !== undefined) checkTallies(draft, first);
  checkLengthsUsed(draft);
  checkLabels(draft);
  const budget = draft.amount('budget');
  if (budget === undefined) return;
  for (const project of draft.projects.values()) checkCost(draft, project, budget);
  checkFunding(draft, budget);
}

function checkCounts(draft: Draft): void {
  const { problems, projects, votes } = draft;
  const [numProjects, numVotes] = [draft.whole('num_projects'), draft.whole('num_votes')];
  if (numProjects !== undefined && numProjects !== projects.size)
    problems.error('projects-miscounted', draft.lineOf('num_projects'), { value: numProjects, counted: projects.size });
  if (numVotes !== undefined && numVotes !== votes.length)
    problems.error('votes-miscounted', draft.lineOf('num_votes'), { value: numVotes, counted: votes.length });
}

function checkTallies({ problems, projects, voteType }: Draft, { row }: DraftProject): void {
  const [hasVotes, hasScore] = [row.has('votes'), row.has('score')];
  if (!hasVotes && !hasScore) problems.warn('tallies-missing', 0);
  if (!row.has('selected')) problems.warn('selected-missing', 0);
  for (const project of projects.values()) {
    const { id, line } = project;
    const votes = readWhole(project.row.get('votes') ?? '') ?? 0;
    if (hasVotes && project.votes === 0) problems.warn('project-no-votes', line, { id });
    if (hasVotes && votes !== project.votes)
      problems.error('project-votes-differ', line, { id, value: votes, counted: project.votes });
    const score = readWhole(project.row.get('score') ?? '') ?? 0;
    // Rankings have no points in the file; what they are worth is the rule's to say.
    if (hasScore && voteType !== 'ordinal' && score !== project.score)
      problems.error('project-score-differs', line, { id, value: score, counted: project.score });
  }
}

function checkLengthsUsed(draft: Draft): void {
  const limit = draft.whole('max_length');
  if (limit === undefined || draft.votes.length === 0) return;
  const line = draft.lineOf('max_length');
  if (!draft.isLengthUsed) draft.problems.warn('max-length-unused', line, { limit });
  if (limit !== 1 && draft.choices === draft.votes.length) draft.problems.warn('votes-of-one', line, { limit });
}

/** Labels that differ only in case or in white space were probably meant to be one. */
function checkLabels({ problems, projects }: Draft): void {
  for (const name of ['category', 'beneficiaries', 'district', 'neighborhood']) {
    const labels = new Map<string, Set<string>>();
    for (const { row } of projects.values())
      for (const label of entriesOf(row.get(name) ?? '')) {
        const key = label.toLowerCase().replace(/\s+/g, ' ');
        labels.set(key, (labels.get(key) ?? new Set()).add(label));
      }
    for (const alike of labels.values())
      if (alike.size > 1) problems.warn('labels-alike', 0, { value: [...alike].join(', ') });
  }
}

function checkCost({ problems }: Draft, project: DraftProject, budget: Decimal): void {
  const { id, line, cost } = project;
  if (cost.digits === 0n) problems.error('project-no-cost', line, { id });
  if (isWithdrawn(project)) {
    problems.warn('project-withdrawn', line, { id });
    if (project.row.get('selected') === '1') problems.error('withdrawn-selected', line, { id });
  } else if (compareDecimals(cost, budget) > 0) problems.error('project-over-budget', line, { id });
}

function checkFunding(draft: Draft, budget: Decimal): void {
  const { problems } = draft;
  const projects = [...draft.projects.values()];
  const selected = projects.filter(({ row }) => row.get('selected') === '1');
  const line = draft.lineOf('budget');
  if (compareDecimals(sumOf(selected.map(({ cost }) => cost)), budget) > 0) problems.error('budget-exceeded', line);
  const isEnough = compareDecimals(sumOf(projects.map(({ cost }) => cost)), budget) <= 0;
  const isFlagged = draft.text('fully_funded') === '1';
  if (isEnough && !isFlagged) problems.error('all-funded', line);
  if (!isEnough && isFlagged) problems.error('fully-funded-wrong', draft.lineOf('fully_funded'));
}
