import type { Project } from '../../shared/budgets/project.ts';
import type { ProjectPage } from '../../shared/budgets/views.ts';
import { ProjectId } from '../../shared/platform/ids.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { shownHtml } from '../platform/frame.ts';
import type { PageRequest } from '../platform/page.ts';
import { requirementViews } from '../platform/requirements-view.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { projectMap } from './catalogue-map.ts';
import { Envelopes, Projects } from './entities.ts';
import type { BudgetPageSlots } from './page-slots.ts';
import { budgetAt, gateView, shownIn, spaceView } from './page-views.ts';
import { projectCard } from './project-view.ts';
import { BudgetCounts } from './results/entities.ts';
import { budgetPathOf } from './space.ts';

const NO_FILES = { images: [], documents: [] } as const;

/** How far the realization of a winner has come, the newest milestone first. */
function realizationView({ realization }: Project, frame: PageFrame): ProjectPage['project']['realization'] {
  if (realization === null) return null;
  const shown = shownIn(frame);
  const { status, progress, milestones } = realization;
  return {
    status,
    progress,
    milestones: [...milestones]
      .sort((one, other) => (one.day > other.day ? -1 : 1))
      .map(({ day, title, description }) => ({ day, title: shown(title), description: shown(description) })),
  };
}

/** The page of one project; none for a draft. */
export async function loadProject(
  { params, frame }: PageRequest,
  services: Services,
  { attachmentsOf, proposalsOf }: BudgetPageSlots,
): Promise<ProjectPage | undefined> {
  const space = await budgetAt(services, params);
  const id = ProjectId.safeParse(params.projectId);
  if (space === undefined || !id.success) return undefined;
  const componentId = space.component.id;
  const project = await services.db.get(Projects, { componentId, id: id.data });
  if (project === undefined || project.state === 'draft') return undefined;
  const [envelope, known, count] = await Promise.all([
    services.db.get(Envelopes, { componentId, id: project.envelopeId }),
    taxonomies(services),
    services.db.get(BudgetCounts, { componentId }),
  ]);
  if (envelope === undefined) return undefined;
  const isDecided = count?.state === 'published';
  const {
    excerpt: _,
    image: __,
    realization: ___,
    ...card
  } = projectCard(project, NO_FILES, isDecided, {
    space,
    known,
    frame,
  });
  const rich = (texts: Project['description']) => shownHtml(texts, frame.locale, frame.organization.defaultLocale);
  return {
    ...frame,
    ...spaceView(space, frame),
    gate: gateView(space, frame, count !== undefined),
    requirements: await requirementViews(space.component, frame, async () => known),
    project: {
      ...card,
      description: rich(project.description),
      withdrawnReason: rich(project.withdrawnReason),
      envelope: { id: envelope.id, title: shownIn(frame)(envelope.title), total: envelope.total },
      address: project.place?.address || null,
      map: await projectMap(services, project),
      realization: realizationView(project, frame),
    },
    attachments: await attachmentsOf(services, project.id),
    proposals: await proposalsOf(services, project.proposalIds),
    resultsPath: isDecided ? `${budgetPathOf(space)}results/` : null,
  };
}
