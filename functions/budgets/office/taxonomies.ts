import type { TaxonomyId } from '../../../shared/platform/ids.ts';
import { offeredIn } from '../../../shared/spaces/taxonomies.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { taxonomies } from '../../spaces/directory.ts';
import type { BudgetSpace } from '../space.ts';

/** A category is a theme; `null` and absent: none is named. */
interface Named {
  readonly categoryId?: TaxonomyId | null | undefined;
  readonly territoryId?: TaxonomyId | null | undefined;
}

/** @throws Problem `taxonomy.not-found` for a category or a district that is none, or that the process does not offer. */
export async function requireOffered(
  services: Pick<Services, 'db'>,
  { process }: Pick<BudgetSpace, 'process'>,
  ...named: readonly Named[]
): Promise<void> {
  const themes = named.flatMap(({ categoryId }) => categoryId ?? []);
  const territories = named.flatMap(({ territoryId }) => territoryId ?? []);
  if (themes.length === 0 && territories.length === 0) return;
  const known = offeredIn(await taxonomies(services), process.id);
  const isKnown = (kind: 'theme' | 'territory') => (wanted: TaxonomyId) =>
    known.some((taxonomy) => taxonomy.kind === kind && taxonomy.id === wanted);
  if (!themes.every(isKnown('theme')) || !territories.every(isKnown('territory')))
    throw new Problem('taxonomy.not-found');
}
