import type { ProposalId } from '../../shared/platform/ids.ts';
import { studies } from '../../shared/studies/contract.ts';
import { mayMerge, mayUnmerge } from '../../shared/studies/rules.ts';
import { type Merge, MOST_MERGED } from '../../shared/studies/study.ts';
import { handle } from '../platform/handle.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { changeStudies, type StudyItem, studyOf } from './change-studies.ts';
import { openStudy } from './own.ts';
import { type ProjectsByProposal, projectsByProposal, standingOf } from './projects.ts';
import type { StudySlots } from './slots.ts';
import { studySpace } from './space.ts';
import { studyFile } from './study-file.ts';

/** What a merge makes of each study; nothing where all of it is so already. */
function mergedInto(services: Services, projects: ProjectsByProposal, { into, reason, at }: Merge) {
  return (read: readonly StudyItem[]) => {
    const [target, ...sources] = read;
    if (target === undefined) return undefined;
    const fresh = sources.filter(({ merged }) => merged?.into !== into);
    const taken = [...target.mergedFrom];
    const changes = new Map<ProposalId, Partial<StudyItem>>();
    for (const source of fresh) {
      const stays = { ...standingOf(services, projects, target), mergedFrom: taken };
      enforce(mayMerge(standingOf(services, projects, source), stays, MOST_MERGED));
      taken.push(source.proposalId);
      changes.set(source.proposalId, { merged: { into, reason, at } });
    }
    return fresh.length === 0 ? undefined : changes.set(into, { mergedFrom: taken });
  };
}

/**
 * Lets proposals go into one of them, in one transaction. What is merged names where it went, and what stays names all
 * that came: both are judged together, so that neither chains nor circles can arise, whoever merges at the same moment.
 */
export const merge = (slots: StudySlots) =>
  handle(studies.merge, async ({ params: { componentId }, body: { into, proposalIds, reason }, actor }, services) => {
    const sources = [...new Set(proposalIds)];
    if (sources.includes(into)) throw new Problem('study.merge-itself');
    const opened = await openStudy(services, slots, actor, { componentId, proposalId: into });
    const { space, proposal } = opened;
    const others = await Promise.all(sources.map((id) => slots.proposal(services, componentId, id)));
    if (others.some((one) => one === undefined)) throw new Problem('proposal.not-found');
    if ([proposal, ...others].some((one) => one?.state === 'withdrawn')) throw new Problem('study.not-mergeable');
    const projects = await projectsByProposal(services, slots, space);
    const judge = mergedInto(services, projects, { into, reason, at: services.now() });
    await changeStudies(services, space, [into, ...sources], judge);
    return studyFile(services, slots, actor, opened);
  });

/** Takes a proposal out of the one that it went into: both as they were, in one transaction. */
export const unmerge = (slots: StudySlots) =>
  handle(studies.unmerge, async ({ params: { componentId, proposalId } }, services) => {
    const space = await studySpace(services, componentId);
    if ((await slots.proposal(services, componentId, proposalId)) === undefined)
      throw new Problem('proposal.not-found');
    const { merged } = await studyOf(services, space, proposalId);
    if (merged === null) throw new Problem('study.not-merged');
    const projects = await projectsByProposal(services, slots, space);
    await changeStudies(services, space, [merged.into, proposalId], ([target, source]) => {
      if (target === undefined || source?.merged?.into !== merged.into) throw new Problem('study.not-merged');
      enforce(mayUnmerge(standingOf(services, projects, source), standingOf(services, projects, target)));
      return new Map<ProposalId, Partial<StudyItem>>([
        [target.proposalId, { mergedFrom: target.mergedFrom.filter((id) => id !== proposalId) }],
        [proposalId, { merged: null }],
      ]);
    });
    return undefined;
  });
