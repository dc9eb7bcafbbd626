import { MAX_DEPTH } from '../../../shared/comments/comment.ts';
import { CommentId, ProposalId } from '../../../shared/platform/ids.ts';
import type { ImportedResource } from '../../platform/imported.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { CommentRecord } from '../decidim/comment-record.ts';
import {
  AT_ONCE,
  authorIdFor,
  claimed,
  type Outcome,
  proposalHere,
  type Row,
  type RowImport,
  sourceOf,
  writeAuthors,
} from './row-import.ts';

interface Place {
  readonly proposal: ImportedResource;
  readonly parentId: CommentId | null;
  readonly depth: number;
}
const missing = (code: 'resource-missing' | 'parent-missing', value: string): Exclude<Outcome, string> => ({
  column: 'commentable_id',
  code,
  value,
});
const isPlace = (found: Place | Outcome): found is Place => typeof found === 'object' && 'proposal' in found;

/** The proposal that a row names: one that an import has brought, or one of the component by its own id. */
async function proposalNamed(importing: RowImport, externalId: string): Promise<ImportedResource | undefined> {
  const source = await sourceOf(importing, 'proposal', externalId);
  const id = source?.proposalId ?? ProposalId.safeParse(externalId).data;
  return id && proposalHere(importing, id);
}

/** The comment that a row answers, with the proposal that both are about. */
async function parentNamed(importing: RowImport, record: CommentRecord, parent: string): Promise<Place | undefined> {
  const { services, slots } = importing;
  const source = await sourceOf(importing, 'comment', parent);
  const byUrl =
    source === undefined && record.proposal !== null ? await proposalNamed(importing, record.proposal) : undefined;
  const proposal = source === undefined ? byUrl : await proposalHere(importing, source.proposalId);
  const id = CommentId.safeParse(source?.id ?? parent).data;
  if (proposal === undefined || id === undefined) return undefined;
  const known = await slots.knownComment(services, proposal.id, id);
  return known && { proposal, parentId: known.id, depth: known.depth + 1 };
}

async function placeOf(importing: RowImport, record: CommentRecord): Promise<Place | Exclude<Outcome, string>> {
  const { parent, proposal: named } = record;
  if (parent === null) {
    const proposal = named === null ? undefined : await proposalNamed(importing, named);
    return proposal === undefined ? missing('resource-missing', named ?? '') : { proposal, parentId: null, depth: 0 };
  }
  const place = await parentNamed(importing, record, parent);
  if (place === undefined) return missing('parent-missing', parent);
  return place.depth > MAX_DEPTH ? { column: 'depth', code: 'too-deep', value: String(place.depth) } : place;
}

async function write(importing: RowImport, { record }: Row<CommentRecord>): Promise<Outcome> {
  const { services, target, slots, startedAt } = importing;
  const { externalId, author, parent: _, proposal: __, createdAt: dated, ...given } = record;
  const place = await placeOf(importing, record);
  if (!isPlace(place)) return place;
  const { proposal, parentId, depth } = place;
  const own = CommentId.safeParse(externalId);
  if (own.success && (await slots.knownComment(services, proposal.id, own.data)) !== undefined) return 'unchanged';
  const createdAt = dated ?? startedAt;
  const { id: componentId } = target.component;
  const wanted = slots.commentId(proposal.id, externalId, createdAt);
  const source = await claimed(importing, {
    componentId,
    kind: 'comment',
    externalId,
    id: wanted,
    proposalId: proposal.id,
    depth,
    createdAt,
  });
  const [isNew] = await slots.importComments(services, proposal, [
    {
      ...given,
      externalId,
      id: CommentId.parse(source.id),
      createdAt: source.createdAt,
      authorId: authorIdFor(componentId, author),
      parentId,
      depth,
    },
  ]);
  return isNew ? 'imported' : 'unchanged';
}

/** Rows that answer no row of those that are still to come. */
function nextWave(rows: ReadonlyMap<string, readonly Row<CommentRecord>[]>): readonly Row<CommentRecord>[] {
  const all = [...rows.values()].flat();
  const free = all.filter(
    ({ record: { parent, externalId } }) => parent === null || parent === externalId || !rows.has(parent),
  );
  return free.length === 0 ? all : free;
}

/** Writes comments of a file, what they answer before them; says of each in their order what became of it. */
export async function importCommentRows(importing: RowImport, rows: readonly Row<CommentRecord>[]): Promise<Outcome[]> {
  await writeAuthors(
    importing,
    rows.map(({ record }) => record.author),
  );
  const outcomes = new Map<Row<CommentRecord>, Outcome>();
  let waiting = rows;
  while (waiting.length > 0) {
    const wave = nextWave(Map.groupBy(waiting, ({ record }) => record.externalId));
    const found = await inParallel(wave, AT_ONCE, (row) => write(importing, row));
    for (const [index, row] of wave.entries()) outcomes.set(row, found[index] ?? 'unchanged');
    waiting = waiting.filter((row) => !outcomes.has(row));
  }
  return rows.map((row) => outcomes.get(row) ?? 'unchanged');
}
