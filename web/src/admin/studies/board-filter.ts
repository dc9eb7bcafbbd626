import type { StudyRow } from '../../../../shared/studies/contract.ts';
import type { StudyStatus } from '../../../../shared/studies/study.ts';

/** In their order on the screen. */
export const STATUSES = [
  'not-begun',
  'under-study',
  'feasible',
  'feasible-if-changed',
  'not-feasible',
] as const satisfies readonly StudyStatus[];

/** Which studies the board shows; empty: all. */
export interface BoardFilter {
  readonly text: string;
  readonly status: StudyStatus | 'merged' | 'project' | 'unpublished' | '';
  readonly service: string;
  /** Id of a participant, or `nobody`. */
  readonly evaluator: string;
  readonly due: 'late' | 'week' | 'none' | '';
}
export const NO_FILTER: BoardFilter = { text: '', status: '', service: '', evaluator: '', due: '' };

/** What has come of a proposal as the board counts it: each one once. */
export const standingOf = ({ study, projects }: StudyRow): StudyStatus | 'merged' | 'project' => {
  if (study.merged !== null) return 'merged';
  return projects.length > 0 ? 'project' : study.status;
};

const isOpen = ({ study }: StudyRow) =>
  study.merged === null && (study.status === 'not-begun' || study.status === 'under-study');

/** Whether a study should have been done before `today`, `2027-01-31`. */
export const isLate = (row: StudyRow, today: string): boolean =>
  row.study.dueOn !== null && row.study.dueOn < today && isOpen(row);

function isDue(row: StudyRow, due: BoardFilter['due'], today: string): boolean {
  const { dueOn } = row.study;
  if (due === '') return true;
  if (due === 'none') return dueOn === null;
  if (due === 'late') return isLate(row, today);
  const week = new Date(`${today}T12:00:00Z`);
  week.setUTCDate(week.getUTCDate() + 7);
  return dueOn !== null && isOpen(row) && dueOn <= week.toISOString().slice(0, 10);
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether the board shows a study. */
export function isShown(row: StudyRow, filter: BoardFilter, today: string): boolean {
  const { text, status, service, evaluator, due } = filter;
  const { study, evaluators, title, reference } = row;
  const hasStatus =
    status === '' ||
    (status === 'unpublished' ? !row.isPublished && study.status !== 'not-begun' : standingOf(row) === status);
  const isEvaluated =
    evaluator === 'nobody'
      ? evaluators.length === 0
      : evaluator === '' || evaluators.some(({ participantId }) => participantId === evaluator);
  return (
    hasStatus &&
    isEvaluated &&
    (service === '' || study.service === service) &&
    isDue(row, due, today) &&
    plain(`${title} ${reference}`).includes(plain(text.trim()))
  );
}

/** How many studies stand where. */
export function countsOf(rows: readonly StudyRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(standingOf(row), (counts.get(standingOf(row)) ?? 0) + 1);
  const unpublished = rows.filter(({ isPublished, study }) => !isPublished && study.status !== 'not-begun');
  return counts.set('unpublished', unpublished.length);
}

/** Services that studies name, each once. */
export const servicesOf = (rows: readonly StudyRow[]): readonly string[] =>
  [...new Set(rows.map(({ study }) => study.service).filter((service) => service !== ''))].sort((one, other) =>
    one.localeCompare(other),
  );
