import type { ProposalId } from '../../shared/platform/ids.ts';
import { localize, type Shown } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { Projects, ProposalProjects } from './entities.ts';
import { projectPathOf } from './project-view.ts';
import { publishedBudget } from './space.ts';

/** A project that came of a proposal, for the proposal's page. */
interface ProjectLink {
  readonly number: number;
  readonly title: Shown;
  /** Without the language. */
  readonly path: string;
}

/** Projects that came of a proposal and that readers can see, by number: `functions/pages.ts` hands it to proposals. */
export async function projectsOfProposal(
  services: Services,
  proposalId: ProposalId,
  { locale, organization }: PageFrame,
): Promise<readonly ProjectLink[]> {
  const links = await services.db.all(ProposalProjects, { proposalId });
  const found = await Promise.all(
    links.map(async ({ componentId, projectId }): Promise<ProjectLink[]> => {
      const project = await services.db.get(Projects, { componentId, id: projectId });
      if (project === undefined || project.state === 'draft') return [];
      try {
        const path = projectPathOf(await publishedBudget(services, componentId), project);
        const title = localize(project.title, locale, organization.defaultLocale);
        return [{ number: project.number, title, path }];
      } catch (error) {
        // Nobody sees a budget that is not published.
        if (error instanceof Problem) return [];
        throw error;
      }
    }),
  );
  return found.flat().sort((one, other) => one.number - other.number);
}
