/** Parts of view models that several pages of proposals have. */
import type { StateId, TaxonomyId } from '../../shared/platform/ids.ts';
import { ComponentId } from '../../shared/platform/ids.ts';
import { localize, type Shown } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { ProposalCard } from '../../shared/proposals/proposal.ts';
import type {
  ProposalCardView,
  ProposalGate,
  ProposalSpaceView,
  ProposalsPage,
  StateView,
  TaxonomyOption,
} from '../../shared/proposals/views.ts';
import { activePhase, phaseStatus } from '../../shared/spaces/rules.ts';
import { offeredIn } from '../../shared/spaces/taxonomies.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { Services } from '../platform/services.ts';
import { componentPathOf, reachableSpace, type Space, settingsOf, switchesOf } from './space.ts';

type Texts = Parameters<typeof localize>[0];
const shownIn =
  ({ locale, organization }: PageFrame) =>
  (texts: Texts): Shown =>
    localize(texts, locale, organization.defaultLocale);

/** The published component that a path names, in the process that the path names. */
export async function spaceAt(
  services: Pick<Services, 'db'>,
  params: Readonly<Record<string, string>>,
): Promise<Space | undefined> {
  const id = ComponentId.safeParse(params.componentId);
  const space = id.success ? await reachableSpace(services, id.data) : undefined;
  const isThere = space?.component.kind === 'proposals' && space.process.slug === params.slug;
  return isThere ? space : undefined;
}

/** Where a page stands. */
export function spaceView(space: Space, frame: PageFrame): ProposalSpaceView {
  const shown = shownIn(frame);
  const { component, process } = space;
  return {
    process: { title: shown(process.title), path: `/processes/${process.slug}/` },
    component: { id: component.id, name: shown(component.name), path: componentPathOf(space) },
  };
}

/** What may be done at the moment of the rendering. */
export function gateView(space: Space, frame: PageFrame): ProposalGate {
  const shown = shownIn(frame);
  const { states: _, answerTemplates: __, help: ___, ...settings } = settingsOf(space);
  const { creation, voting, comments, countsHidden } = switchesOf(space, frame.renderedAt);
  const phase = activePhase(space.process.phases, frame.renderedAt);
  return {
    settings,
    creation,
    voting: voting && settings.voteKind !== 'none',
    comments,
    countsHidden,
    phase: phase && {
      ...phase,
      title: shown(phase.title),
      description: shown(phase.description),
      status: phaseStatus(phase, frame.renderedAt),
    },
  };
}

/**
 * Themes or territories to filter by or to choose: those that the process offers, and those that proposals bear all the
 * same, since what was offered may have changed.
 */
export function taxonomyOptions(
  kind: Taxonomy['kind'],
  { process }: Space,
  known: readonly Taxonomy[],
  counts: ReadonlyMap<TaxonomyId, number>,
  frame: PageFrame,
): TaxonomyOption[] {
  const shown = shownIn(frame);
  const offered = new Set(offeredIn(known, process.id).map(({ id }) => id));
  const below = (parentId: TaxonomyId | null): TaxonomyOption[] =>
    known
      .filter((taxonomy) => taxonomy.kind === kind && taxonomy.parentId === parentId)
      .map(({ id, name }) => {
        const children = parentId === null ? below(id) : [];
        const count = children.reduce((sum, child) => sum + child.count, counts.get(id) ?? 0);
        return { id, name: shown(name), count, children };
      })
      .filter(({ id, count }) => offered.has(id) || count > 0);
  return below(null);
}

/** Name of a taxonomy; `null` where there is none, or none any more. */
export function nameOf(id: TaxonomyId | null, known: readonly Taxonomy[], frame: PageFrame): Shown | null {
  const taxonomy = id === null ? undefined : known.find((one) => one.id === id);
  return taxonomy === undefined ? null : shownIn(frame)(taxonomy.name);
}

/** States of the component itself, with the number of proposals that have each of them. */
export const customStates = (
  space: Space,
  counts: ReadonlyMap<StateId, number>,
  frame: PageFrame,
): ProposalsPage['customStates'] =>
  settingsOf(space).states.map(({ id, name, color }) => ({
    id,
    name: shownIn(frame)(name),
    color,
    count: counts.get(id) ?? 0,
  }));

/** How a state of the component is shown; `null` where there is none, or none any more: the built-in one is shown then. */
export function stateView(id: StateId | null, space: Space, frame: PageFrame): StateView | null {
  const state = id === null ? undefined : settingsOf(space).states.find((one) => one.id === id);
  return state === undefined ? null : { name: shownIn(frame)(state.name), color: state.color };
}

/** A card with its path and the names of theme and territory. */
export function cardView(
  card: ProposalCard,
  { space, known, frame }: { space: Space; known: readonly Taxonomy[]; frame: PageFrame },
): ProposalCardView {
  const { componentId: _, themeId, territoryId, stateId, isAnswered: __, ...shown } = card;
  return {
    ...shown,
    path: `${componentPathOf(space)}proposals/${card.id}/`,
    customState: stateView(stateId, space, frame),
    theme: nameOf(themeId, known, frame),
    territory: nameOf(territoryId, known, frame),
  };
}
