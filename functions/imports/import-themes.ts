import type { ProcessId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import { check, increment, put } from '../platform/db/write.ts';
import { derivedId } from '../platform/idempotent-id.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { Taxonomies, TaxonomyTrees } from '../spaces/entities.ts';

type ThemePath = readonly { readonly externalId: string; readonly name: string }[];

/** A theme of the process by its id in the source and its name, since two sources may both have a section "1". */
const themeIdOf = (processId: ProcessId, path: ThemePath): TaxonomyId =>
  derivedId('taxonomy', 0, processId, ...path.flatMap(({ externalId, name }) => [externalId, name]));

/**
 * Adds a theme after those that are there. The version of all taxonomies goes up with it, so that whoever moves or
 * removes one at the same time decides again.
 *
 * @throws Problem `taxonomy.too-deep` when an administrator has moved the first level below another theme.
 */
async function addTheme({ db }: Services, theme: Taxonomy): Promise<void> {
  const { parentId } = theme;
  const isFirstLevel = [{ attribute: 'parentId', op: '=', value: null } as const];
  await db.transact(
    put(Taxonomies, theme, { when: 'absent', otherwise: 'unchanged' }),
    increment(TaxonomyTrees, {}, 'version'),
    ...(parentId === null
      ? []
      : [check(Taxonomies, { id: parentId }, { when: isFirstLevel, otherwise: 'taxonomy.too-deep' })]),
  );
}

/** Themes of one import request: read once, made once. */
export class ImportedThemes {
  readonly #services: Services;
  readonly #processId: ProcessId;
  readonly #known: Map<TaxonomyId, Taxonomy>;

  private constructor(services: Services, processId: ProcessId, known: readonly Taxonomy[]) {
    this.#services = services;
    this.#processId = processId;
    this.#known = new Map(known.map((theme) => [theme.id, theme]));
  }

  /** @param processId the process that they are offered in: what one import brings is no other consultation's */
  static async read(services: Services, processId: ProcessId): Promise<ImportedThemes> {
    return new ImportedThemes(services, processId, await taxonomies(services));
  }

  /** The theme at the end of a path, made with those above it where it is missing; `null` for no path. */
  async idOf(path: ThemePath, locale: Locale): Promise<TaxonomyId | null> {
    let parentId: TaxonomyId | null = null;
    for (const [level, { externalId, name }] of path.entries()) {
      const id = themeIdOf(this.#processId, path.slice(0, level + 1));
      if (!this.#known.has(id)) {
        const position = this.#next(parentId);
        const theme: Taxonomy = {
          id,
          kind: 'theme',
          parentId,
          name: { [locale]: name },
          externalId,
          position,
          processId: this.#processId,
        };
        await addTheme(this.#services, theme);
        this.#known.set(id, theme);
      }
      parentId = id;
    }
    return parentId;
  }

  /** Position after the last theme below the same one. */
  #next(parentId: TaxonomyId | null): number {
    const positions = [...this.#known.values()]
      .filter((theme) => theme.kind === 'theme' && theme.parentId === parentId)
      .map(({ position }) => position);
    return Math.max(-1, ...positions) + 1;
  }
}
