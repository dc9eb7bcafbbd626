import type { Process } from '../../../shared/spaces/process.ts';
import { phasesFollow } from '../../../shared/spaces/rules.ts';
import { increment, put, type Write } from '../../platform/db/write.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { Components, Processes, ProcessSlugs, Taxonomies, TaxonomyTrees } from '../entities.ts';
import type { WholeProcess } from './plan.ts';

/** Most writes of one transaction of DynamoDB. */
const TRANSACTION = 100;
const AT_ONCE = 8;

/**
 * Stores a new process with all that is its own, or nothing of it: in one transaction. Where that cannot hold them all,
 * its components and themes come first and the process last. Without their process they are shown nowhere, so whoever
 * is interrupted leaves nothing to be seen, and the same request goes on where it ended: ids follow from that of the
 * process, and what is there is not written again.
 *
 * @param guards what must hold at the moment at which the process comes to be
 * @returns the process that is stored under the id: a repeat meets the first one's
 * @throws Problem 409 `process.slug-taken`, 422 `process.phases-overlap`, and what the guards throw
 */
export async function storeWhole(
  { process, components, taxonomies }: WholeProcess,
  { db }: Pick<Services, 'db'>,
  guards: readonly Write[] = [],
): Promise<Process> {
  if (!phasesFollow(process.phases)) throw new Problem('process.phases-overlap');
  const known = await db.get(Processes, { id: process.id });
  if (known !== undefined) return known;
  const once = { when: 'absent', otherwise: 'unchanged' } as const;
  const belongings = [
    ...components.map((component) => put(Components, component, once)),
    ...taxonomies.map((taxonomy) => put(Taxonomies, taxonomy, once)),
  ];
  const own = [
    put(Processes, process, once),
    put(
      ProcessSlugs,
      { slug: process.slug, processId: process.id },
      { when: 'absent', otherwise: 'process.slug-taken' },
    ),
    // Others decide about all taxonomies together; they must look again.
    ...(taxonomies.length > 0 ? [increment(TaxonomyTrees, {}, 'version')] : []),
    ...guards,
  ];
  const fits = own.length + belongings.length <= TRANSACTION;
  if (!fits) await inParallel(belongings, AT_ONCE, (write) => db.write(write));
  const { changed } = await db.transact(...own, ...(fits ? belongings : []));
  return changed ? process : db.require(Processes, { id: process.id }, 'process.not-found');
}
