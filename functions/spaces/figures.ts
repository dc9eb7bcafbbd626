/** Figures of spaces, read where they are counted; `shared/spaces/figures.ts` says what each of them means. */
import type { ComponentId, SpaceId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Component } from '../../shared/spaces/component.ts';
import { type CountedComponent, type Figures, figuresOf, type ProcessTally } from '../../shared/spaces/figures.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { Tallies } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { componentsOf } from './directory.ts';
import type { ComponentFigures, SpaceSlots } from './slots.ts';

type Slots = Pick<SpaceSlots, 'componentFigures'>;

/** Different people who have taken part in a process, or in any process of the organization. */
export async function participantsIn({ db }: Pick<Services, 'db'>, spaceId: SpaceId): Promise<number> {
  const shards = await db.all(Tallies, { group: spaceId }, { startsWith: 'participants#' });
  return shards.reduce((sum, { counts }) => sum + (counts.total ?? 0), 0);
}

/** What was said in a process, component by component and together. */
export interface ProcessCounts {
  readonly figures: Figures;
  readonly byComponent: ReadonlyMap<ComponentId, ComponentFigures>;
}

/** Counts a process. @param shown those of its components that are shown */
export async function processCounts(
  services: Services,
  process: Pick<Process, 'id'>,
  shown: readonly Component[],
  slots: Slots,
): Promise<ProcessCounts> {
  const [participants, counted] = await Promise.all([
    participantsIn(services, process.id),
    Promise.all(shown.map(({ kind, id }) => slots.componentFigures[kind](services, id))),
  ]);
  const byComponent = new Map(
    shown.flatMap(({ id }, index) => (counted[index] ? [[id, counted[index]] as const] : [])),
  );
  return { figures: figuresOf(participants, counted), byComponent };
}

const publicCounts = ({ proposals, comments, references, votes }: CountedComponent) => ({
  proposals,
  comments,
  references,
  votes,
});

/** The public tally of a process: of its components, those that are published. @param countedAt when this began */
export async function processTally(
  services: Services,
  process: Process,
  slots: Slots,
  countedAt: Instant,
): Promise<ProcessTally> {
  const components = (await componentsOf(services, process.id)).filter(({ isPublished }) => isPublished);
  const { figures, byComponent } = await processCounts(services, process, components, slots);
  return {
    ...figures,
    countedAt,
    components: Object.fromEntries([...byComponent].map(([id, counts]) => [id, publicCounts(counts)])),
  };
}
