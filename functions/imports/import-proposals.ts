import { type ImportCounts, imports } from '../../shared/imports/contract.ts';
import type { TaxonomyId } from '../../shared/platform/ids.ts';
import { handle } from '../platform/handle.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { componentById, processById } from '../spaces/directory.ts';
import { authorIdOf, importAuthors } from './import-authors.ts';
import { ImportedThemes } from './import-themes.ts';
import { type Parsed, parseRecord, type Refused } from './parse-record.ts';
import type { ImportSlots, Target } from './slots.ts';

/** Records written at once; each writes its comments some at a time. */
const AT_ONCE = 4;

interface Counts {
  readonly imported: { proposals: number; comments: number; references: number };
  readonly unchanged: { proposals: number; comments: number; references: number };
}
const noCounts = (): ImportCounts => ({ proposals: 0, comments: 0, references: 0 });

function tell(counts: Counts, kind: keyof ImportCounts, isNew: boolean): void {
  counts[isNew ? 'imported' : 'unchanged'][kind] += 1;
}

/** Themes one after the other, since records share them; a record whose theme cannot be made is refused. */
async function withThemes(services: Services, { process }: Target, records: readonly Parsed[], refused: Refused[]) {
  const themes = await ImportedThemes.read(services, process.id);
  const placed: { readonly record: Parsed; readonly themeId: TaxonomyId | null }[] = [];
  for (const record of records) {
    const { theme, locale, externalId } = record.proposal;
    try {
      placed.push({ record, themeId: await themes.idOf(theme, locale) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ externalId, kind: 'proposal', reason: `/theme ${error.code}` });
    }
  }
  return placed;
}

async function importRecord(
  slots: ImportSlots,
  services: Services,
  target: Target,
  { record, themeId }: { readonly record: Parsed; readonly themeId: TaxonomyId | null },
  counts: Counts,
): Promise<void> {
  const { proposal, comments, references } = record;
  const authorId = (name: string) => authorIdOf(target.component.id, name);
  const { author, body, theme: _, ...given } = proposal;
  const imported = await slots.importProposal(services, target, {
    ...given,
    authorId: author === null ? null : authorId(author),
    body: { format: 'html', text: body },
    themeId,
  });
  tell(counts, 'proposals', imported.isNew);
  const newComments = await slots.importComments(
    services,
    imported,
    comments.map(({ author: name, body: html, ...comment }) => ({
      ...comment,
      authorId: authorId(name),
      body: { format: 'html', text: html },
      locale: proposal.locale,
    })),
  );
  for (const isNew of newComments) tell(counts, 'comments', isNew);
  const newReferences = await slots.importReferences(
    services,
    imported,
    references.map((reference) => ({ ...reference, createdAt: reference.createdAt ?? proposal.createdAt })),
  );
  for (const isNew of newReferences) tell(counts, 'references', isNew);
}

const authorsOf = ({ proposal, comments }: Parsed): string[] => [
  ...(proposal.author === null ? [] : [proposal.author]),
  ...comments.map(({ author }) => author),
];

/** Imports some records, each taken or refused by itself. What is there already stays as it is. */
export const importProposals = (slots: ImportSlots) =>
  handle(imports.importProposals, async ({ params: { componentId }, body }, services) => {
    const component = await componentById(services, componentId);
    const process = component && (await processById(services, component.processId));
    if (component === undefined || process === undefined) throw new Problem('component.not-found');
    const refused: Refused[] = [];
    const records = body.proposals.flatMap((record) => parseRecord(record, refused) ?? []);
    const placed = await withThemes(services, { component, process }, records, refused);
    await importAuthors(
      services,
      componentId,
      placed.flatMap(({ record }) => authorsOf(record)),
    );
    const counts = { imported: noCounts(), unchanged: noCounts() };
    await inParallel(placed, AT_ONCE, (one) => importRecord(slots, services, { component, process }, one, counts));
    return { ...counts, refused };
  });
