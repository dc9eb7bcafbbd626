import type { Project } from '../../../shared/budgets/project.ts';
import type { CountedEnvelope, CountResult } from '../../../shared/budgets/results/count.ts';
import { decisive } from '../../../shared/budgets/results/explain.ts';
import { ballotsPath, pabulibPath } from '../../../shared/budgets/results/published.ts';
import { withoutFew } from '../../../shared/budgets/results/turnout.ts';
import type {
  CheckPage,
  ResultEnvelopeView,
  ResultProjectView,
  ResultsPage,
} from '../../../shared/budgets/results/views.ts';
import type { BudgetSettings } from '../../../shared/budgets/settings.ts';
import type { PageFrame } from '../../../shared/platform/views.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import type { PageRequest } from '../../platform/page.ts';
import type { Services } from '../../platform/services.ts';
import { taxonomies } from '../../spaces/directory.ts';
import { catalogueMap } from '../catalogue-map.ts';
import { budgetAt, nameOf, publicCatalogue, shownIn, spaceView } from '../page-views.ts';
import { type BudgetSpace, budgetPathOf, settingsOf } from '../space.ts';
import { BudgetCounts } from './entities.ts';
import { readResult } from './files.ts';
import { ruleOf } from './public-list.ts';

interface Of {
  readonly space: BudgetSpace;
  readonly frame: PageFrame;
  readonly projects: ReadonlyMap<string, Project>;
}
type Counted = CountResult['envelopes'][number];

function projectView(
  counted: CountedEnvelope['projects'][number],
  steps: ReturnType<typeof decisive>,
  { space, frame, projects }: Of,
): ResultProjectView {
  const realization = projects.get(counted.id)?.realization ?? null;
  return {
    ...counted,
    title: shownIn(frame)(counted.title),
    path: `${budgetPathOf(space)}projects/${counted.id}/`,
    step: steps.get(counted.id) ?? null,
    realization: realization && { status: realization.status, progress: realization.progress },
  };
}

/** Behind every winner. */
const LAST = 1_000_000;

/** Winners first, in their order; then what was given most. */
const inOrder = (one: ResultProjectView, other: ResultProjectView): number =>
  (one.rank ?? LAST) - (other.rank ?? LAST) || other.score - one.score || one.number - other.number;

function envelopeView({ steps, ...counted }: Counted, of: Of): ResultEnvelopeView {
  const deciding = decisive(steps);
  const { id, title, total, totalCost, ballots } = counted;
  return {
    id,
    title: shownIn(of.frame)(title),
    total,
    totalCost,
    ballots,
    share: steps.find((step) => step.kind === 'share') ?? null,
    projects: counted.projects.map((project) => projectView(project, deciding, of)).sort(inOrder),
    pabulibPath: pabulibPath(of.space.component.id, id),
  };
}

const turnoutView = (
  { days, channels, districts }: CountResult['turnout'],
  known: readonly Taxonomy[],
  frame: PageFrame,
) => ({
  days: withoutFew(days),
  channels: withoutFew(channels),
  districts: withoutFew(districts).map((cell) => ({ ...cell, name: nameOf(cell.key, known, frame) })),
});

/** The page of a published result; none before, and none once it is taken back. */
export async function loadResults(
  { params, frame }: PageRequest,
  services: Services,
): Promise<ResultsPage | undefined> {
  const space = await budgetAt(services, params);
  if (space === undefined) return undefined;
  const componentId = space.component.id;
  const count = await services.db.get(BudgetCounts, { componentId });
  if (count?.state !== 'published' || count.publishedAt === null || count.root === null) return undefined;
  const [result, catalogue, known] = await Promise.all([
    readResult(services, componentId),
    publicCatalogue(services, componentId),
    taxonomies(services),
  ]);
  if (result === undefined) return undefined;
  const of = { space, frame, projects: new Map(catalogue.projects.map((project) => [project.id, project])) };
  const won = new Set(
    result.envelopes.flatMap((one) => one.projects).flatMap(({ id, rank }) => (rank === null ? [] : [id])),
  );
  const settings: BudgetSettings = settingsOf(space);
  return {
    ...frame,
    ...spaceView(space, frame),
    currency: settings.currency,
    ballotKind: settings.ballotKind,
    rule: ruleOf(settings),
    sealedAt: count.sealedAt,
    publishedAt: count.publishedAt,
    root: count.root,
    ballots: result.turnout.ballots,
    envelopes: result.envelopes.map((envelope) => envelopeView(envelope, of)),
    map: await catalogueMap(
      services,
      { space, known, frame },
      { ...catalogue, projects: catalogue.projects.filter(({ id }) => won.has(id)) },
    ),
    turnout: turnoutView(result.turnout, known, frame),
    listPath: ballotsPath(componentId),
    checkPath: `${budgetPathOf(space)}check/`,
  };
}

/** The page on which receipts are checked: from the moment on at which the list is public. */
export async function loadCheck({ params, frame }: PageRequest, services: Services): Promise<CheckPage | undefined> {
  const space = await budgetAt(services, params);
  const componentId = space?.component.id;
  const count = componentId && (await services.db.get(BudgetCounts, { componentId }));
  if (space === undefined || componentId === undefined || !count || count.root === null) return undefined;
  return {
    ...frame,
    ...spaceView(space, frame),
    componentId,
    root: count.root,
    ballots: count.ballots ?? 0,
    sealedAt: count.sealedAt,
    listPath: ballotsPath(componentId),
    resultsPath: count.state === 'published' ? `${budgetPathOf(space)}results/` : null,
  };
}
