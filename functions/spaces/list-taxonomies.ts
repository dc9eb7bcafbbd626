import { spaces } from '../../shared/spaces/contract.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { handle } from '../platform/handle.ts';
import type { Services } from '../platform/services.ts';
import { processes, taxonomies } from './directory.ts';

/** Taxonomies of every process and those of the processes that are wanted; a second level goes with its first. */
async function taxonomiesOf(services: Pick<Services, 'db'>, isWanted: (process: Process) => boolean) {
  const [all, known] = await Promise.all([taxonomies(services), processes(services)]);
  const wanted = new Set(known.filter(isWanted).map(({ id }) => id));
  const first = new Map(all.map((taxonomy) => [taxonomy.id, taxonomy]));
  const isKept = ({ processId }: Taxonomy) => processId === null || wanted.has(processId);
  return all.filter((taxonomy) => isKept((taxonomy.parentId && first.get(taxonomy.parentId)) || taxonomy));
}

/** Without those of processes that are not published: their names would tell what is being prepared. */
export const listTaxonomies = handle(spaces.listTaxonomies, async (_, services) => ({
  items: await taxonomiesOf(services, ({ isPublished }) => isPublished),
}));

/**
 * All of them, past every cache: what an administrator changes must be what there is. Those of a process that was never
 * stored (see `store-whole.ts`) are left out.
 */
export const manageTaxonomies = handle(spaces.manageTaxonomies, async (_, services) => ({
  items: await taxonomiesOf(services, () => true),
}));
