import type { ProcessId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { increment, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { processById, taxonomies } from './directory.ts';
import { TaxonomyTrees } from './entities.ts';

const TRIES = 5;

/**
 * Writes what `decide` makes of all taxonomies, on condition that none of them has changed in between; decides again
 * otherwise. `decide` may throw a problem; `undefined` means that there is nothing to write.
 *
 * @throws Problem 503 when others change taxonomies without a pause.
 */
export async function changeTaxonomies(
  services: Pick<Services, 'db'>,
  decide: (all: readonly Taxonomy[]) => Write | undefined,
): Promise<void> {
  const { db } = services;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    // The version first: taxonomies that are newer than it only make the condition fail.
    const tree = await db.get(TaxonomyTrees, {});
    const write = decide(await taxonomies(services));
    if (write === undefined) return;
    const unchanged = increment(TaxonomyTrees, {}, 'version', {
      when: tree === undefined ? 'absent' : [{ attribute: 'version', op: '=', value: tree.version }],
      otherwise: 'unchanged',
    });
    const { changed } = await db.transact(write, unchanged);
    if (changed) return;
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}

/**
 * Refuses a place where a taxonomy may not stand: below one of another kind, below a second level, or with others
 * below itself while it stands below one.
 *
 * @throws Problem 404 `taxonomy.not-found`, 422 `taxonomy.too-deep`
 */
export function checkPlace(
  taxonomy: Pick<Taxonomy, 'kind' | 'parentId'> & { readonly id: TaxonomyId },
  all: readonly Taxonomy[],
): void {
  if (taxonomy.parentId === null) return;
  const parent = all.find(({ id, kind }) => id === taxonomy.parentId && kind === taxonomy.kind);
  if (parent === undefined) {
    throw new Problem('taxonomy.not-found', { fields: [{ pointer: '/parentId', code: 'taxonomy.not-found' }] });
  }
  const isDeep =
    parent.parentId !== null || parent.id === taxonomy.id || all.some(({ parentId }) => parentId === taxonomy.id);
  if (isDeep) throw new Problem('taxonomy.too-deep', { fields: [{ pointer: '/parentId', code: 'taxonomy.too-deep' }] });
}

/** @throws Problem 404 `process.not-found` when a taxonomy is to be offered in a process that is none. */
export async function requireProcess(services: Pick<Services, 'db'>, processId: ProcessId | null): Promise<void> {
  if (processId === null || (await processById(services, processId)) !== undefined) return;
  throw new Problem('process.not-found', { fields: [{ pointer: '/processId', code: 'process.not-found' }] });
}
