/** Where other features look up the organization, processes, components and taxonomies. All reads are consistent. */
import { ComponentId, type ProcessId, type SpaceId } from '../../shared/platform/ids.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Organization } from '../../shared/spaces/organization.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { ProcessGroup } from '../../shared/spaces/process-group.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import type { World } from '../platform/verified.ts';
import { DEFAULT_ORGANIZATION } from './default-organization.ts';
import {
  Components,
  Organizations,
  Processes,
  ProcessGroupSlugs,
  ProcessGroups,
  ProcessSlugs,
  Taxonomies,
} from './entities.ts';

type Reads = Pick<Services, 'db'>;

/** The organization; defaults with version 0 until one was saved. */
export const organization = async ({ db }: Reads): Promise<Organization> =>
  (await db.get(Organizations, {})) ?? DEFAULT_ORGANIZATION;

export const processById = ({ db }: Reads, id: ProcessId): Promise<Process | undefined> => db.get(Processes, { id });

/** The process that holds the slug now, published or not. */
export async function processBySlug({ db }: Reads, slug: string): Promise<Process | undefined> {
  const holder = await db.get(ProcessSlugs, { slug });
  return holder && db.get(Processes, { id: holder.processId });
}

/** Every process, published or not: the newest first. */
export const processes = async ({ db }: Reads): Promise<Process[]> =>
  (await db.all(Processes, {})).sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));

/** Every group of processes, the newest first. */
export const processGroups = async ({ db }: Reads): Promise<ProcessGroup[]> =>
  (await db.all(ProcessGroups, {})).sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));

/** The group that holds the slug now. */
export async function processGroupBySlug({ db }: Reads, slug: string): Promise<ProcessGroup | undefined> {
  const holder = await db.get(ProcessGroupSlugs, { slug });
  return holder && db.get(ProcessGroups, { id: holder.processGroupId });
}

export const componentById = ({ db }: Reads, id: ComponentId): Promise<Component | undefined> =>
  db.get(Components, { id });

/** The process of a component named in a path: where its roles count. */
export async function spaceOfComponent(services: Reads, id: string): Promise<SpaceId | undefined> {
  const componentId = ComponentId.safeParse(id);
  return componentId.success ? (await componentById(services, componentId.data))?.processId : undefined;
}

/**
 * A component that participants can reach, with its process.
 *
 * @throws Problem `component.not-found` unless both are published.
 */
export async function publishedComponent(
  services: Reads,
  componentId: ComponentId,
): Promise<{ readonly component: Component; readonly process: Process }> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (!component?.isPublished || !process?.isPublished) throw new Problem('component.not-found');
  return { component, process };
}

const inMenuOrder = (one: Component, other: Component) => one.position - other.position || (one.id < other.id ? -1 : 1);

/** Every component of the platform, published or not, in menu order within each process. */
export const components = async ({ db }: Reads): Promise<Component[]> =>
  (await db.all(Components, {})).sort(inMenuOrder);

/** Components of a process in menu order, published or not. */
export const componentsOf = async (services: Reads, processId: ProcessId): Promise<Component[]> =>
  (await components(services)).filter((component) => component.processId === processId);

/** Themes and territories by position; those of one position in the order in which they were made. */
export const taxonomies = async ({ db }: Reads): Promise<Taxonomy[]> =>
  (await db.all(Taxonomies, {})).sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));

/** How old the world that verifications are judged in may be. */
const WORLD_AGE_MS = 5000;

// Pure: a function that judges nothing is not granted what this reads.
const worlds = /* @__PURE__ */ shortMemory(
  WORLD_AGE_MS,
  async (services: Pick<Services, 'db' | 'now'>, _: 'world'): Promise<World> => {
    const [{ timeZone }, all] = await Promise.all([organization(services), taxonomies(services)]);
    const inside = all.flatMap(({ id, parentId }) => (parentId === null ? [] : [[id, parentId] as const]));
    return { timeZone, parents: new Map(inside) };
  },
);

/** What ages and territories are judged by, at most five seconds old. */
export const worldOf = (services: Pick<Services, 'db' | 'now'>): Promise<World> => worlds.get(services, 'world');
