import type { LineProblem } from '../../../shared/imports/exchange.ts';
import { ProposalId, type TaxonomyId } from '../../../shared/platform/ids.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { Problem } from '../../platform/problem.ts';
import type { ProposalRecord } from '../decidim/proposal-record.ts';
import { knownTaxonomy, type NamedTaxonomy, nameOf } from '../decidim/taxonomy-cells.ts';
import {
  AT_ONCE,
  authorIdFor,
  claimed,
  type Outcome,
  proposalHere,
  type Row,
  type RowImport,
  writeAuthors,
} from './row-import.ts';

interface Placed {
  readonly themeId: TaxonomyId | null;
  readonly territoryId: TaxonomyId | null;
}

/** The theme that a name of a file means, made where the process offers none of that name. */
async function themeOf(importing: RowImport, named: NamedTaxonomy, locale: string): Promise<TaxonomyId | null> {
  const name = nameOf(named, locale);
  if (named.isScope || name === '') return null;
  return importing.themes.idOf([{ externalId: named.id || name, name }], locale);
}

/** Theme and territory of a row, one of each: what more it names is told, and not taken. */
async function placed(
  importing: RowImport,
  { line, record }: Row<ProposalRecord>,
  notices: LineProblem[],
): Promise<Placed> {
  let [themeId, territoryId]: [TaxonomyId | null, TaxonomyId | null] = [null, null];
  const notice = (code: 'further-taxonomies' | 'unknown-taxonomy', { id, name }: NamedTaxonomy) => {
    const value = (Object.values(name)[0] ?? id).slice(0, 80);
    notices.push({ line, column: 'taxonomies/id', code, isRefused: false, value });
  };
  for (const named of record.taxonomies) {
    const known = knownTaxonomy(importing.offered, named);
    if (known?.kind === 'territory' && territoryId === null) territoryId = known.id;
    else if (known?.kind === 'theme' && themeId === null) themeId = known.id;
    else if (known !== undefined || (themeId !== null && !named.isScope)) notice('further-taxonomies', named);
    else {
      const made = await themeOf(importing, named, record.locale);
      themeId ??= made;
      if (made === null) notice('unknown-taxonomy', named);
    }
  }
  return { themeId, territoryId };
}

async function write(importing: RowImport, { record }: Row<ProposalRecord>, place: Placed): Promise<Outcome> {
  const { services, target, slots, startedAt } = importing;
  const { externalId, author, taxonomies: _, createdAt: dated, ...given } = record;
  const own = ProposalId.safeParse(externalId);
  if (own.success && (await proposalHere(importing, own.data)) !== undefined) return 'unchanged';
  const createdAt = dated ?? startedAt;
  const { id: componentId } = target.component;
  const wanted = slots.proposalId(target, externalId, createdAt);
  const source = await claimed(importing, {
    componentId,
    kind: 'proposal',
    externalId,
    id: wanted,
    proposalId: wanted,
    depth: 0,
    createdAt,
  });
  const imported = await slots.importProposal(services, target, {
    ...given,
    ...place,
    externalId,
    id: source.proposalId,
    createdAt: source.createdAt,
    authorId: authorIdFor(componentId, author),
  });
  return imported.isNew ? 'imported' : 'unchanged';
}

/**
 * Writes proposals of a file; says of each in their order what became of it. Themes one after the other, since rows
 * share them.
 */
export async function importProposalRows(
  importing: RowImport,
  rows: readonly Row<ProposalRecord>[],
  notices: LineProblem[],
): Promise<Outcome[]> {
  const ready: { readonly row: Row<ProposalRecord>; readonly place: Placed | undefined }[] = [];
  for (const row of rows) {
    try {
      ready.push({ row, place: await placed(importing, row, notices) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      ready.push({ row, place: undefined });
    }
  }
  await writeAuthors(
    importing,
    rows.map(({ record }) => record.author),
  );
  return inParallel(ready, AT_ONCE, ({ row, place }) =>
    place === undefined
      ? Promise.resolve<Outcome>({ column: 'taxonomies/id', code: 'taxonomy-refused', value: '' })
      : write(importing, row, place),
  );
}
