import { build } from 'esbuild';

/** What the code of a bundle does with the table, by names of entities. */
export interface TableUse {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  /** `Entity.index` each. */
  readonly indexes: ReadonlySet<string>;
}

const names = (code: string, pattern: RegExp, entities: ReadonlyMap<string, string>): Set<string> =>
  new Set(
    Array.from(code.matchAll(pattern), ([, name = '']) => entities.get(name) ?? '').filter((name) => name !== ''),
  );

function indexesOf(code: string, entities: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>();
  for (const [, name = '', index] of code.matchAll(/\.(?:query|all)\(\s*(\w+),[^;]*?\bindex: "(\w+)"/g)) {
    const entity = entities.get(name);
    if (entity !== undefined) found.add(`${entity}.${index}`);
  }
  return found;
}

/**
 * Reads from the bundle itself which entities a function touches: what esbuild has shaken out cannot be called. Code
 * that hands an entity on as a parameter is not seen; there is none outside `platform/db`.
 *
 * @param entry file of a Lambda, such as `functions/spaces/api.lambda.ts`
 */
export async function entitiesOfBundle(entry: string): Promise<TableUse> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    external: ['*/web/dist/server/entry.mjs'],
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  const entities = new Map(
    Array.from(code.matchAll(/var (\w+) = defineEntity\("(\w+)"/g), ([, as = '', name = '']) => [as, name]),
  );
  return {
    reads: names(code, /\.(?:get|require|batchGet|query|all)\(\s*(\w+)/g, entities),
    writes: names(code, /\b(?:put|patch|increment|remove|check)\d*\(\s*(\w+)/g, entities),
    indexes: indexesOf(code, entities),
  };
}
