import { build } from 'esbuild';

/** What the code of a bundle does: with the table by names of entities, with the rest by what it must be told. */
export interface BundleUse {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  /** `Entity.index` each. */
  readonly indexes: ReadonlySet<string>;
  /** Names of the buckets, queues and secrets it asks for, as variables of its environment. */
  readonly variables: ReadonlySet<string>;
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

/** Each pattern with the name of the variable that its first group makes. */
const ASKED: readonly (readonly [RegExp, (name: string) => string])[] = [
  // What was read is remembered by the bucket it came from; that asks nothing of the bucket.
  [/(?<!memories\d*\.[gs]et\()\bfiles\.(site|media|data)\b/g, (name) => `${name}_BUCKET`],
  [/\bvoteSecrets\.(?:of|find|destroy)\(/g, () => 'SECRETS_BUCKET'],
  [/\bqueues\.send\(\s*"(\w+)"/g, (name) => `${name}_QUEUE_URL`],
  [/\b(?:secrets\.get\(|firstAccepted\d*\((?:\w+\.)*secrets\d*, )"(\w+)"/g, (name) => `SECRET_${name}_ARN`],
  [/\b(mailer)\.send\(/g, () => 'MAIL_FROM'],
  [/\bconfig\.(mailFrom)\b/g, () => 'MAIL_FROM'],
  [/\bconfig\.(firstAdministrator)\b/g, () => 'FIRST_ADMINISTRATOR'],
];
const variablesOf = (code: string): Set<string> =>
  new Set(
    ASKED.flatMap(([pattern, variable]) =>
      Array.from(code.matchAll(pattern), ([, name = '']) => variable(name).toUpperCase()),
    ),
  );

/**
 * Reads from the bundle itself which entities a function touches: what esbuild has shaken out cannot be called. Code
 * that hands an entity on as a parameter is not seen; there is none outside `platform/db`.
 *
 * @param modules what the function runs: the file of its Lambda, or the handlers it serves of a bundle it shares
 */
export async function useOfBundle(...modules: readonly string[]): Promise<BundleUse> {
  const contents = modules.map((module, index) => `export * as m${index} from './${module}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    external: ['*/web/dist/server/entry.mjs', '*/web/mail/dist/server/entry.mjs'],
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.text ?? '';
  const declared = Array.from(code.matchAll(/var (\w+) = defineEntity\("(\w+)"/g));
  const entities = new Map(declared.map(([, variable = '', name = '']) => [variable, name]));
  return {
    reads: names(code, /(?:\.(?:get|require|batchGet|query|all)|\bcheck\d*)\(\s*(\w+)/g, entities),
    writes: names(code, /\b(?:put|patch|increment|remove)\d*\(\s*(\w+)/g, entities),
    indexes: indexesOf(code, entities),
    variables: variablesOf(code),
  };
}
