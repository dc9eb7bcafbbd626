import type { ProcessId } from '../../../../shared/platform/ids.ts';
import { offeredIn } from '../../../../shared/spaces/taxonomies.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';

/** A theme or territory with its depth: 0, or 1 below another. */
export interface Branch {
  readonly taxonomy: Taxonomy;
  readonly depth: 0 | 1;
}

const inPlace = (one: Taxonomy, other: Taxonomy) => one.position - other.position || one.id.localeCompare(other.id);

/** Those directly below `parentId`, in their order; `null` gives the first level. */
export const childrenOf = (taxonomies: readonly Taxonomy[], parentId: string | null): readonly Taxonomy[] =>
  taxonomies.filter((taxonomy) => taxonomy.parentId === parentId).sort(inPlace);

/** Two levels as one list: each first-level item followed by those below it. */
export const inTree = (taxonomies: readonly Taxonomy[]): readonly Branch[] =>
  childrenOf(taxonomies, null).flatMap((taxonomy) => [
    { taxonomy, depth: 0 as const },
    ...childrenOf(taxonomies, taxonomy.id).map((below) => ({ taxonomy: below, depth: 1 as const })),
  ]);

/** Items whose position changes when the one at `index` moves by `step` among its siblings; none at the ends. */
export function moved(siblings: readonly Taxonomy[], index: number, step: -1 | 1): readonly Taxonomy[] {
  const target = index + step;
  const item = siblings[index];
  if (!item || target < 0 || target >= siblings.length) return [];
  const order = siblings.filter((_, at) => at !== index);
  order.splice(target, 0, item);
  return order.flatMap((one, position) => (one.position === position ? [] : [{ ...one, position }]));
}

/** Those that a process offers, and those `used` there all the same, each with the one above it. */
export function offeredOrUsed(
  taxonomies: readonly Taxonomy[],
  processId: ProcessId,
  used: readonly (string | null)[],
): readonly Taxonomy[] {
  const offered = offeredIn(taxonomies, processId);
  const inUse = taxonomies.filter(({ id }) => used.includes(id));
  return taxonomies.filter(
    (one) => offered.includes(one) || inUse.some(({ id, parentId }) => id === one.id || parentId === one.id),
  );
}
