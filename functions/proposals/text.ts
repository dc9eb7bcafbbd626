import type { TaxonomyId } from '../../shared/platform/ids.ts';
import type { FieldProblem } from '../../shared/platform/problem.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import { textProblems } from '../../shared/proposals/text-rules.ts';
import { offeredIn } from '../../shared/spaces/taxonomies.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import type { Space } from './space.ts';

interface Text {
  readonly title: string;
  readonly body: string;
  readonly themeId: TaxonomyId | null;
}

/**
 * @param others what is wrong beside the text, to be said in the same answer
 * @throws Problem `proposal.text-refused` with each field that must change.
 */
export function enforceText(text: Text, settings: ProposalSettings, others: readonly FieldProblem[] = []): void {
  const fields = [...textProblems(text, settings), ...others];
  if (fields.length > 0) throw new Problem('proposal.text-refused', { fields });
}

/** @throws Problem `taxonomy.not-found` for a theme or a territory that is none, or that this process does not offer. */
export async function requireTaxonomies(
  services: Pick<Services, 'db'>,
  { process }: Pick<Space, 'process'>,
  { themeId, territoryId }: { readonly themeId: TaxonomyId | null; readonly territoryId: TaxonomyId | null },
): Promise<void> {
  if (themeId === null && territoryId === null) return;
  const known = offeredIn(await taxonomies(services), process.id);
  const isKnown = (kind: 'theme' | 'territory', wanted: TaxonomyId | null) =>
    wanted === null || known.some((taxonomy) => taxonomy.kind === kind && taxonomy.id === wanted);
  if (!isKnown('theme', themeId) || !isKnown('territory', territoryId)) throw new Problem('taxonomy.not-found');
}
