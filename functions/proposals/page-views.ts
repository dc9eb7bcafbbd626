/** Parts of view models that several pages of proposals have. */
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import { ComponentId } from '../../shared/platform/ids.ts';
import { localize, type Shown } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { ProposalCard } from '../../shared/proposals/contract.ts';
import type {
  ProposalCardView,
  ProposalGate,
  ProposalSpaceView,
  TaxonomyOption,
} from '../../shared/proposals/views.ts';
import type { Taxonomy } from '../../shared/spaces/contract.ts';
import { activePhase, phaseStatus } from '../../shared/spaces/rules.ts';
import { offeredIn } from '../../shared/spaces/taxonomies.ts';
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
  const settings = settingsOf(space);
  const { creation, voting, comments } = switchesOf(space, frame.renderedAt);
  const phase = activePhase(space.process.phases, frame.renderedAt);
  return {
    settings,
    creation,
    voting: voting && settings.voteKind !== 'none',
    comments,
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

/** A card with its path and the names of theme and territory. */
export function cardView(
  card: ProposalCard,
  { space, known, frame }: { space: Space; known: readonly Taxonomy[]; frame: PageFrame },
): ProposalCardView {
  const { componentId: _, themeId, territoryId, isAnswered: __, ...shown } = card;
  return {
    ...shown,
    path: `${componentPathOf(space)}proposals/${card.id}/`,
    theme: nameOf(themeId, known, frame),
    territory: nameOf(territoryId, known, frame),
  };
}
