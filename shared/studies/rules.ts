/** Rules of studies: pure, the same in screens, which explain, and in handlers, which alone are trusted. */
import { allowed, type Decision, denied } from '../platform/decision.ts';
import type { Localized } from '../platform/locale.ts';
import type { FieldProblem } from '../platform/problem.ts';
import type { Study, StudyContent, StudyStatus } from './study.ts';

/** Whether a proposal can become a project. */
const isFeasible = (status: StudyStatus): boolean => status === 'feasible' || status === 'feasible-if-changed';

const saysNothing = (texts: Localized) => Object.values(texts).every((text) => text.trim() === '');

/** What is missing of a study: whoever is told that a proposal is not feasible is told why. */
export const studyProblems = ({ status, reasons }: Pick<StudyContent, 'status' | 'reasons'>): FieldProblem[] =>
  (status === 'not-feasible' || status === 'feasible-if-changed') && saysNothing(reasons)
    ? [{ pointer: '/reasons', code: 'text.required' }]
    : [];

/** What decides about merges and projects. */
export interface Standing extends Pick<Study, 'proposalId' | 'status' | 'merged' | 'mergedFrom'> {
  /** A project has come of it, or is being made of it. */
  readonly hasProject: boolean;
}

/** Whether a proposal may go into another one: chains and circles cannot arise, since each is one step long. */
export function mayMerge(
  from: Standing,
  into: Standing,
  most: number,
): Decision<
  'study.merge-itself' | 'study.already-merged' | 'study.merge-chain' | 'study.has-project' | 'study.too-many-merged'
> {
  if (from.proposalId === into.proposalId) return denied('study.merge-itself');
  if (from.merged !== null) return denied('study.already-merged');
  if (from.mergedFrom.length > 0 || into.merged !== null) return denied('study.merge-chain');
  if (from.hasProject) return denied('study.has-project');
  if (into.mergedFrom.length >= most) return denied('study.too-many-merged', { maximum: most });
  return allowed;
}

/** Whether a merge may be undone: no longer once a project has come of both. */
export function mayUnmerge(from: Standing, into: Standing): Decision<'study.not-merged' | 'study.merge-final'> {
  if (from.merged === null) return denied('study.not-merged');
  return into.hasProject ? denied('study.merge-final') : allowed;
}

/** Whether a proposal may become a project. */
export function mayBecomeProject(
  study: Standing,
): Decision<'study.already-merged' | 'study.has-project' | 'study.not-feasible'> {
  if (study.merged !== null) return denied('study.already-merged');
  if (study.hasProject) return denied('study.has-project');
  return isFeasible(study.status) ? allowed : denied('study.not-feasible');
}

/** Whether there is something to publish: a study that has begun, and says what it must. */
export function mayPublish(study: StudyContent): Decision<'study.not-begun' | 'study.reasons-missing'> {
  if (study.status === 'not-begun') return denied('study.not-begun');
  return studyProblems(study).length > 0 ? denied('study.reasons-missing') : allowed;
}
