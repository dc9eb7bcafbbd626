/** Parts of view models that several pages of budgets have. */
import { BudgetPhaseSettings } from '../../shared/budgets/settings.ts';
import type { BudgetGate, BudgetSpaceView } from '../../shared/budgets/views.ts';
import { ComponentId, type TaxonomyId } from '../../shared/platform/ids.ts';
import { type Localized, localize, type Shown } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { Phase } from '../../shared/spaces/process.ts';
import { activePhase, phaseStatus } from '../../shared/spaces/rules.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { PhaseView } from '../../shared/spaces/views.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { type BudgetCatalogue, catalogueOf } from './catalogue.ts';
import { type BudgetSpace, budgetPathOf, publishedBudget, settingsOf, switchesOf } from './space.ts';

/** Says texts in the language of a page. */
export const shownIn =
  ({ locale, organization }: PageFrame) =>
  (texts: Localized): Shown =>
    localize(texts, locale, organization.defaultLocale);

/** The published budget that a path names, in the process that the path names. */
export async function budgetAt(
  services: Pick<Services, 'db'>,
  params: Readonly<Record<string, string>>,
): Promise<BudgetSpace | undefined> {
  const id = ComponentId.safeParse(params.componentId);
  if (!id.success) return undefined;
  try {
    const space = await publishedBudget(services, id.data);
    return space.process.slug === params.slug ? space : undefined;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Where a page stands. */
export function spaceView(space: BudgetSpace, frame: PageFrame): BudgetSpaceView {
  const shown = shownIn(frame);
  const { component, process } = space;
  return {
    process: { id: process.id, title: shown(process.title), path: `/processes/${process.slug}/` },
    component: { id: component.id, name: shown(component.name), path: budgetPathOf(space) },
  };
}

/** A phase of the process, as a stage of the budget. */
export const stageView = (phase: Phase, frame: PageFrame): PhaseView => ({
  ...phase,
  title: shownIn(frame)(phase.title),
  description: shownIn(frame)(phase.description),
  status: phaseStatus(phase, frame.renderedAt),
});

/** Whether ballots are taken at the moment of the rendering. @param isSealed the count has begun: no ballot is taken any more */
export function gateView(space: BudgetSpace, frame: PageFrame, isSealed: boolean): BudgetGate {
  const { moreInformation: _, reminderHours: __, ...settings } = settingsOf(space);
  const phase = activePhase(space.process.phases, frame.renderedAt);
  return {
    settings,
    voting: switchesOf(space, frame.renderedAt).voting && !isSealed,
    phase: phase && stageView(phase, frame),
  };
}

/** Phases in which ballots are taken. */
export const votingPhases = ({ component, process }: BudgetSpace): readonly Phase[] =>
  process.phases.filter(({ id }) => BudgetPhaseSettings.parse(component.phaseSettings[id] ?? {}).voting);

/** When the next vote opens; `null`: nobody knows. */
export const nextVote = (space: BudgetSpace, now: Instant): Instant | null =>
  votingPhases(space).find(({ startsAt }) => startsAt > now)?.startsAt ?? null;

/** Whether a vote has been and none is to come. */
export const isVoteOver = (space: BudgetSpace, now: Instant): boolean => {
  const phases = votingPhases(space);
  return phases.length > 0 && phases.every(({ endsAt }) => endsAt !== null && endsAt <= now);
};

/** Envelopes in their order and public projects by number. */
export async function publicCatalogue(
  services: Pick<Services, 'db'>,
  componentId: ComponentId,
): Promise<BudgetCatalogue> {
  const { envelopes, projects } = await catalogueOf(services, componentId);
  return { envelopes, projects: projects.filter(({ state }) => state !== 'draft') };
}

/** Name of a taxonomy; `null` where there is none, or none any more. */
export function nameOf(id: TaxonomyId | null, known: readonly Taxonomy[], frame: PageFrame): Shown | null {
  const taxonomy = id === null ? undefined : known.find((one) => one.id === id);
  return taxonomy === undefined ? null : shownIn(frame)(taxonomy.name);
}
