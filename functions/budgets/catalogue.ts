/** The catalogue of a budget: its envelopes and projects, read whole. */
import { Envelope } from '../../shared/budgets/envelope.ts';
import type { Project } from '../../shared/budgets/project.ts';
import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';
import { shortMemory } from '../platform/short-memory.ts';
import { Envelopes, Projects } from './entities.ts';

/** Envelopes in their order, and projects by number, in every state. */
export interface BudgetCatalogue {
  readonly envelopes: readonly Envelope[];
  readonly projects: readonly Project[];
}

/** How old the catalogue that ballots are judged by may be. */
const CATALOGUE_AGE_MS = 5000;

/** Envelopes of a component by position; those of one position in the order in which they were made. */
export const envelopesOf = async ({ db }: Pick<Services, 'db'>, componentId: ComponentId): Promise<Envelope[]> =>
  (await db.all(Envelopes, { componentId }))
    .map((item) => Envelope.parse(item))
    .sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));

/** The catalogue as it is now. Of a component that is none, or of another kind, it is empty. */
export async function catalogueOf(services: Pick<Services, 'db'>, componentId: ComponentId): Promise<BudgetCatalogue> {
  const [envelopes, projects] = await Promise.all([
    envelopesOf(services, componentId),
    services.db.all(Projects, { componentId }),
  ]);
  return { envelopes, projects: projects.sort((one, other) => one.number - other.number) };
}

// Pure: a function that reads no catalogue is not granted what this reads.
const catalogues = /* @__PURE__ */ shortMemory(
  CATALOGUE_AGE_MS,
  (services: Pick<Services, 'db' | 'now'>, componentId: ComponentId) => catalogueOf(services, componentId),
);

/** The catalogue, at most five seconds old: for check-outs, of which there are many on the last evening. */
export const warmCatalogue = (
  services: Pick<Services, 'db' | 'now'>,
  componentId: ComponentId,
): Promise<BudgetCatalogue> => catalogues.get(services, componentId);
