import type { ProcessId } from '../platform/ids.ts';
import type { Taxonomy } from './taxonomy.ts';

/**
 * Taxonomies that a process offers: those of every process and its own. A second level goes with its first, wherever
 * it was made.
 */
export function offeredIn<T extends Pick<Taxonomy, 'id' | 'parentId' | 'processId'>>(
  taxonomies: readonly T[],
  processId: ProcessId,
): T[] {
  const isOffered = (taxonomy: Pick<Taxonomy, 'processId'>) =>
    taxonomy.processId === null || taxonomy.processId === processId;
  return taxonomies.filter((taxonomy) => isOffered(taxonomies.find(({ id }) => id === taxonomy.parentId) ?? taxonomy));
}
