import type { LineCode, LineProblem } from '../../../shared/imports/exchange.ts';
import type { ComponentId, ParticipantId, ProposalId } from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { Taxonomy } from '../../../shared/spaces/taxonomy.ts';
import { importedProfile } from '../../platform/author-profiles.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put } from '../../platform/db/write.ts';
import { Profiles } from '../../platform/entities.ts';
import { derivedId } from '../../platform/idempotent-id.ts';
import type { ImportedResource } from '../../platform/imported.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { organization, taxonomies } from '../../spaces/directory.ts';
import type { NamedAuthor, RowContext } from '../decidim/proposal-record.ts';
import { ImportSources } from '../entities.ts';
import { authorIdOf } from '../import-authors.ts';
import { ImportedThemes } from '../import-themes.ts';
import type { RowSlots, Target } from '../slots.ts';

/** Rows written at once. */
export const AT_ONCE = 16;
/** Proposals that comments hang on, kept by one run. */
const MOST_KNOWN = 20_000;

type Source = ItemOf<typeof ImportSources>;

/** A row that was read, with its line. */
export interface Row<R> {
  readonly line: number;
  readonly record: R;
}
/** What became of a row: it is new, was there, or why it is refused, and in which column. */
export type Outcome =
  | 'imported'
  | 'unchanged'
  | { readonly column: string; readonly code: LineCode; readonly value: string };

/** All that one run of an import has at hand. */
export interface RowImport {
  readonly services: Services;
  readonly target: Target;
  readonly slots: RowSlots;
  readonly context: RowContext;
  readonly themes: ImportedThemes;
  /** Themes and territories that the process offers. */
  readonly offered: readonly Taxonomy[];
  /** The date of what has none: that of the import itself, so that a second run has the same. */
  readonly startedAt: Instant;
  readonly known: Map<ProposalId, ImportedResource>;
}

/** Of a second level the process of the first one counts. */
function offeredIn({ process }: Target, all: readonly Taxonomy[]): Taxonomy[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  return all.filter((one) => {
    const first = one.parentId === null ? one : byId.get(one.parentId);
    return first?.processId === null || first?.processId === process.id;
  });
}

export async function openRowImport(
  services: Services,
  target: Target,
  slots: RowSlots,
  startedAt: Instant,
): Promise<RowImport> {
  const [{ defaultLocale }, all, themes] = await Promise.all([
    organization(services),
    taxonomies(services),
    ImportedThemes.read(services, target.process.id),
  ]);
  const context = { defaultLocale, states: slots.statesOf(target) };
  return { services, target, slots, context, themes, offered: offeredIn(target, all), startedAt, known: new Map() };
}

/** An author without an account: within one component the same id there, or without one the same name, is the same. */
export const authorIdFor = (componentId: ComponentId, author: NamedAuthor): ParticipantId | null => {
  if (author === null) return null;
  return author.id === ''
    ? authorIdOf(componentId, author.name)
    : derivedId('participant', 0, componentId, 'author', author.id);
};

/** Writes the names of authors; those that are there stay. Who has no name in the file has left, and gets none. */
export async function writeAuthors({ services, target }: RowImport, authors: readonly NamedAuthor[]): Promise<void> {
  const named = authors.flatMap((author) => {
    const id = authorIdFor(target.component.id, author);
    return id === null || author === null || author.name === '' ? [] : [[id, author.name] as const];
  });
  await inParallel([...new Map(named)], AT_ONCE, ([id, name]) =>
    services.db.write(
      put(Profiles, importedProfile(id, name.slice(0, 200)), { when: 'absent', otherwise: 'unchanged' }),
    ),
  );
}

/** Notes what a row becomes, once: what an earlier import has noted holds, its date too. */
export async function claimed({ services: { db } }: RowImport, wanted: Source): Promise<Source> {
  const { changed } = await db.write(put(ImportSources, wanted, { when: 'absent', otherwise: 'unchanged' }));
  return changed ? wanted : ((await db.get(ImportSources, wanted)) ?? wanted);
}

/** What a row of the source has become here; `undefined`: no import has brought it. */
export const sourceOf = (
  { services: { db }, target }: RowImport,
  kind: Source['kind'],
  externalId: string,
): Promise<Source | undefined> => db.get(ImportSources, { componentId: target.component.id, kind, externalId });

/** A proposal of the component by its id here, kept for the comments that follow. */
export async function proposalHere(importing: RowImport, id: ProposalId): Promise<ImportedResource | undefined> {
  const { known, slots, services, target } = importing;
  const found = known.get(id) ?? (await slots.knownProposal(services, target, id));
  if (known.size >= MOST_KNOWN) known.clear();
  if (found !== undefined) known.set(id, found);
  return found;
}

/** A refused row as the report tells it. */
export const refusalOf = (line: number, outcome: Exclude<Outcome, string>): LineProblem => ({
  line,
  ...outcome,
  value: outcome.value.slice(0, 80),
  isRefused: true,
});
