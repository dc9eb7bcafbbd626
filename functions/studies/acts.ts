import { isDeepStrictEqual } from 'node:util';
import type { ProposalId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import { type StudyAct, type StudyOutcome, studies } from '../../shared/studies/contract.ts';
import { mayPublish, studyProblems } from '../../shared/studies/rules.ts';
import { StudyContent } from '../../shared/studies/study.ts';
import { handle } from '../platform/handle.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { changeStudy, isPublished, published, type StudyItem, withBeginning } from './change-studies.ts';
import type { StudySlots } from './slots.ts';
import { type StudySpace, studySpace } from './space.ts';

const AT_ONCE = 8;
const saysNothing = (texts: Readonly<Record<string, string>>) =>
  Object.values(texts).every((text) => text.trim() === '');

/** Everything of a study that an act gives; what it says nothing of stays. */
function contentAfter(study: StudyItem, act: Exclude<StudyAct, { kind: 'assign' | 'publish' }>): StudyContent {
  const content = StudyContent.parse(study);
  if (act.kind === 'service') return { ...content, service: act.service };
  if (act.kind === 'due') return { ...content, dueOn: act.dueOn };
  return { ...content, status: act.status, reasons: saysNothing(act.reasons) ? content.reasons : act.reasons };
}

/** What an act makes of one study. @throws Problem where it cannot be */
function judged(study: StudyItem, act: Exclude<StudyAct, { kind: 'assign' }>, at: Instant) {
  if (study.merged !== null) throw new Problem('study.already-merged');
  if (act.kind === 'publish') {
    enforce(mayPublish(study));
    return isPublished(study) ? undefined : { published: published(study, study, at) };
  }
  const content = contentAfter(study, act);
  if (isDeepStrictEqual(content, StudyContent.parse(study))) return undefined;
  if (studyProblems(content).length > 0) throw new Problem('study.reasons-missing');
  return withBeginning(study, content, at);
}

/** Carries an act out on one proposal; what it refuses is an outcome, what went wrong is not. */
export async function outcomeOf(proposalId: ProposalId, perform: () => Promise<boolean>): Promise<StudyOutcome> {
  try {
    return { proposalId, outcome: (await perform()) ? 'changed' : 'already', code: null };
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return { proposalId, outcome: 'refused', code: error.code };
  }
}

async function performed(
  services: Services,
  slots: StudySlots,
  space: StudySpace,
  { proposalId, act, assign }: { proposalId: ProposalId; act: StudyAct; assign: () => Promise<boolean> },
): Promise<boolean> {
  if ((await slots.proposal(services, space.component.id, proposalId)) === undefined)
    throw new Problem('proposal.not-found');
  if (act.kind === 'assign') return assign();
  return changeStudy(services, space, proposalId, (study) => judged(study, act, services.now()));
}

/** Does the same to many studies. Said twice, the second time it finds all of it done. */
export const actOnStudies = (slots: StudySlots) =>
  handle(studies.actOnStudies, async ({ params: { componentId }, body: { proposalIds, act }, actor }, services) => {
    const space = await studySpace(services, componentId);
    if (act.kind === 'assign') {
      const offered = await slots.evaluators(services, componentId);
      if (!act.evaluatorIds.every((id) => offered.has(id))) throw new Problem('proposal.no-evaluator');
    }
    const items = await inParallel([...new Set(proposalIds)], AT_ONCE, (proposalId) => {
      const assign = async () =>
        act.kind === 'assign' && slots.assign(services, actor, { componentId, proposalId }, act.evaluatorIds);
      return outcomeOf(proposalId, () => performed(services, slots, space, { proposalId, act, assign }));
    });
    return { items };
  });
