import type { ProposalId } from '../../shared/platform/ids.ts';
import { type StudyOutcome, studies } from '../../shared/studies/contract.ts';
import { mayBecomeProject } from '../../shared/studies/rules.ts';
import { handle } from '../platform/handle.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { beginningOf } from '../platform/light-text.ts';
import { enforce, Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { outcomeOf } from './acts.ts';
import { changeStudy, type StudyItem, studyOf } from './change-studies.ts';
import { type ProjectsByProposal, projectsByProposal } from './projects.ts';
import type { ProjectSeed, StudiedProposal, StudySlots } from './slots.ts';
import { type StudySpace, studySpace } from './space.ts';

const AT_ONCE = 8;
/** Characters of the title of a project. */
const TITLE = 150;

interface Claimed {
  readonly proposal: StudiedProposal;
  readonly study: StudyItem;
}

/**
 * Takes a proposal for a project: a merge that comes now finds that. @returns `undefined` where a project is there
 * already. @throws Problem where none may be made of it
 */
async function claim(
  services: Services,
  slots: StudySlots,
  space: StudySpace,
  proposalId: ProposalId,
  projects: ProjectsByProposal,
): Promise<Claimed | undefined> {
  const proposal = await slots.proposal(services, space.component.id, proposalId);
  if (proposal === undefined || proposal.state === 'withdrawn') throw new Problem('proposal.not-found');
  if (projects.has(proposalId)) return undefined;
  await changeStudy(services, space, proposalId, (study) => {
    // Somebody else may be making it: which of the two does is all the same.
    enforce(mayBecomeProject({ ...study, hasProject: false }));
    return { projectAt: services.now() };
  });
  return { proposal, study: await studyOf(services, space, proposalId) };
}

const oneSeed = ({ proposal, study }: Claimed): ProjectSeed => ({
  proposalIds: [proposal.proposalId, ...study.mergedFrom],
  title: { [proposal.locale]: beginningOf(proposal.title, TITLE) },
  description: { [proposal.locale]: proposal.text },
  // The most that it may cost: an envelope that holds that holds it.
  cost: study.estimate?.high ?? 0,
  categoryId: proposal.themeId,
  territoryId: proposal.territoryId,
  place: proposal.place,
});

/**
 * Makes drafts of projects of feasible proposals, with what was merged into them. The cost is the upper end of the
 * estimate. Asked again after a failure, it makes what is missing.
 */
export const convert = (slots: StudySlots) =>
  handle(studies.convert, async ({ params: { componentId }, body }, services) => {
    const space = await studySpace(services, componentId);
    const { budgetId, envelopeId } = body;
    if (!space.budgets.some(({ id }) => id === budgetId)) throw new Problem('component.not-found');
    const before = await projectsByProposal(services, slots, space);
    const seeds = new Map<ProposalId, ProjectSeed>();
    const ids = [...new Set(body.proposalIds)];
    const items: StudyOutcome[] = await inParallel(ids, AT_ONCE, (proposalId) =>
      outcomeOf(proposalId, async () => {
        const claimed = await claim(services, slots, space, proposalId, before);
        if (claimed !== undefined) seeds.set(proposalId, oneSeed(claimed));
        return claimed !== undefined;
      }),
    );
    const made = ids.flatMap((id) => seeds.get(id) ?? []);
    if (made.length > 0) await slots.createProjects(services, budgetId, envelopeId, made);
    const projects = await projectsByProposal(services, slots, space);
    return { items: items.map((item) => ({ ...item, project: projects.get(item.proposalId)?.[0] ?? null })) };
  });
