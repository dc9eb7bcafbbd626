import type { Project } from '../../shared/budgets/project.ts';
import type { BudgetMoment, BudgetPage, EnvelopeView, IdeasView } from '../../shared/budgets/views.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import { ProposalPhaseSettings } from '../../shared/proposals/settings.ts';
import type { Component } from '../../shared/spaces/component.ts';
import { settingsNow } from '../../shared/spaces/rules.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { shownHtml } from '../platform/frame.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { PageRequest } from '../platform/page.ts';
import { requirementViews } from '../platform/requirements-view.ts';
import type { Services } from '../platform/services.ts';
import { componentsOf, taxonomies } from '../spaces/directory.ts';
import { ballotsCast } from './ballots-cast.ts';
import { catalogueMap } from './catalogue-map.ts';
import type { BudgetPageSlots } from './page-slots.ts';
import {
  budgetAt,
  gateView,
  isVoteOver,
  nameOf,
  nextVote,
  publicCatalogue,
  shownIn,
  spaceView,
  stageView,
} from './page-views.ts';
import { type ProjectContext, projectCard } from './project-view.ts';
import { BudgetCounts } from './results/entities.ts';
import { type BudgetSpace, budgetPathOf, settingsOf } from './space.ts';

/** Files of projects that are looked up at once. */
const AT_ONCE = 16;

type Count = ItemOf<typeof BudgetCounts> | undefined;

/** Ideas come from components of proposals in the same process. */
const ideaComponents = async (services: Services, { process }: BudgetSpace): Promise<readonly Component[]> =>
  (await componentsOf(services, process.id)).filter(({ kind, isPublished }) => kind === 'proposals' && isPublished);

const ideasPath = ({ process }: BudgetSpace, { id }: Component) => `/processes/${process.slug}/f/${id}/`;

/** What can be done now; the newest stage that is open wins. */
function momentOf(space: BudgetSpace, count: Count, ideas: readonly Component[], frame: PageFrame): BudgetMoment {
  const now = frame.renderedAt;
  const gate = gateView(space, frame, count !== undefined);
  if (count?.state === 'published') return { kind: 'results', path: `${budgetPathOf(space)}results/` };
  if (gate.voting) return { kind: 'vote', endsAt: gate.phase?.endsAt ?? null };
  if (count !== undefined || isVoteOver(space, now)) return { kind: 'counting' };
  const open = ideas.find(
    (component) => ProposalPhaseSettings.parse(settingsNow(component, space.process, now)).creation,
  );
  return open
    ? { kind: 'ideas', path: `${ideasPath(space, open)}propose/` }
    : { kind: 'before', opensAt: nextVote(space, now) };
}

async function ideasView(
  components: readonly Component[],
  space: BudgetSpace,
  frame: PageFrame,
  services: Services,
  { countProposals }: BudgetPageSlots,
): Promise<IdeasView[]> {
  return Promise.all(
    components.map(async (component) => ({
      id: component.id,
      name: shownIn(frame)(component.name),
      path: ideasPath(space, component),
      proposals: await countProposals(services, component.id),
    })),
  );
}

async function cardsOf(
  projects: readonly Project[],
  isDecided: boolean,
  context: ProjectContext,
  services: Services,
  { attachmentsOf }: BudgetPageSlots,
) {
  const cards = new Map<Project, ReturnType<typeof projectCard>>();
  await inParallel(projects, AT_ONCE, async (project) => {
    cards.set(project, projectCard(project, await attachmentsOf(services, project.id), isDecided, context));
  });
  return (project: Project) => cards.get(project) ?? [];
}

/** The page of a budget; none where it is not published. */
export async function loadBudget(
  { params, frame }: PageRequest,
  services: Services,
  slots: BudgetPageSlots,
): Promise<BudgetPage | undefined> {
  const space = await budgetAt(services, params);
  if (space === undefined) return undefined;
  const { component, process } = space;
  const [catalogue, known, count, ideas] = await Promise.all([
    publicCatalogue(services, component.id),
    taxonomies(services),
    services.db.get(BudgetCounts, { componentId: component.id }),
    ideaComponents(services, space),
  ]);
  const context = { space, known, frame };
  const shown = shownIn(frame);
  const rich = (texts: Parameters<typeof shown>[0]) => shownHtml(texts, frame.locale, frame.organization.defaultLocale);
  const cardOf = await cardsOf(catalogue.projects, count?.state === 'published', context, services, slots);
  const used = new Set(catalogue.projects.map(({ categoryId }) => categoryId));
  return {
    ...frame,
    ...spaceView(space, frame),
    introduction: shown(component.introduction),
    help: rich(settingsOf(space).moreInformation),
    gate: gateView(space, frame, count !== undefined),
    requirements: await requirementViews(component, frame, async () => known),
    now: momentOf(space, count, ideas, frame),
    stages: process.phases.map((phase) => stageView(phase, frame)),
    ideas: await ideasView(ideas, space, frame, services, slots),
    study: await slots.studyFigures(services, process.id),
    envelopes: catalogue.envelopes.map(
      ({ id, title, description, total, territoryId, residentsOnly }): EnvelopeView => ({
        id,
        title: shown(title),
        description: rich(description),
        total,
        territory: nameOf(territoryId, known, frame),
        residentsOnly,
        projects: catalogue.projects.filter(({ envelopeId }) => envelopeId === id).flatMap(cardOf),
      }),
    ),
    categories: known.filter(({ id }) => used.has(id)).map(({ id, name }) => ({ id, name: shown(name) })),
    map: await catalogueMap(services, context, catalogue),
    ballots: await ballotsCast(services, component.id),
  };
}
