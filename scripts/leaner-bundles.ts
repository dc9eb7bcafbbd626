/** What bundles of functions can do without: plugins of esbuild that leave it out. */
import { readFile } from 'node:fs/promises';
import type { Plugin, PluginBuild } from 'esbuild';

/** Packages that bring what no Lambda needs, by whom they are asked for, and the module that stands in. */
const INSTEAD = [
  // A Lambda has its credentials in the environment; the ways of a laptop (profiles, single sign-on) are dead weight.
  {
    wanted: /^@aws-sdk\/credential-provider-node$/,
    by: /@aws-sdk/,
    contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
  },
  // Style attributes are never allowed, so the sanitizer never parses one.
  { wanted: /^postcss$/, by: /sanitize-html/, contents: 'export const parse = undefined;' },
  // Mails have no attachments, so no name of a file has to tell its type: a thousand types are left out.
  {
    wanted: /^\.\/mime-types\.js$/,
    by: /nodemailer/,
    contents:
      "export const detectMimeType = () => 'application/octet-stream'; export const detectExtension = () => 'bin';",
  },
  // The typeface of letters is no web font: what unpacks those has a dictionary of half a megabyte.
  { wanted: /^brotli\/decompress\.js$/, by: /fontkit/, contents: 'export default undefined;' },
  // Its parser is all that the sanitizer takes from the package; the rest makes and prints trees.
  {
    wanted: /^htmlparser2$/,
    by: /sanitize-html/,
    contents: "export { Parser } from './node_modules/htmlparser2/dist/esm/Parser.js';",
  },
];

/** In CommonJS, so that names may be imported that are not there: none of them is ever called. */
const NOTHING = 'module.exports = {};';
/** The same for the page templates. Maps are drawn in browsers alone; images and sessions are no matter of Astro here. */
const INSTEAD_IN_TEMPLATES = [{ wanted: /^(leaflet|supercluster|picomatch|mrmime)$/, by: /./, contents: NOTHING }];

/**
 * The schemas of a client of the SDK with the names of their members written out. They stand there as constants, and an
 * object whose keys are computed might do anything: esbuild keeps all of them, hundreds that no function asks for.
 */
function withPlainKeys(schemas: string): string {
  const names = new Map(Array.from(schemas.matchAll(/^const (_\w+) = (".*");$/gm), ([, name, value]) => [name, value]));
  return schemas.replaceAll(/\[(_\w+)\]:/g, (key, name) => `${names.get(name) ?? key}:`);
}

/** What functions say themselves: mails, and the files of "download my data". Pages carry their words on their own. */
const SAID = /^(mail|export)\./;

/** The words of a feature in one language without those that only pages say. */
const withoutWordsOfPages = (messages: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(messages)).filter(([key]) => SAID.test(key))));

/** Stands modules in for those that are asked for by name. */
function standIns(instead: typeof INSTEAD, { onResolve, onLoad }: PluginBuild): void {
  for (const { wanted, by, contents } of instead) {
    onResolve({ filter: wanted }, ({ path, importer }) =>
      by.test(importer) ? { path, namespace: 'instead' } : undefined,
    );
    onLoad({ filter: wanted, namespace: 'instead' }, () => ({ contents, resolveDir: process.cwd() }));
  }
}

/** For the bundles of functions. */
export const leaner: Plugin = {
  name: 'leaner',
  setup(bundler) {
    const { onLoad } = bundler;
    onLoad({ filter: /client-\w+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => ({
      contents: withPlainKeys(await readFile(path, 'utf8')),
      loader: 'js',
    }));
    onLoad({ filter: /shared[\\/]\w+[\\/]messages[\\/]\w+\.json$/ }, async ({ path }) => ({
      contents: withoutWordsOfPages(await readFile(path, 'utf8')),
      loader: 'json',
    }));
    standIns(INSTEAD, bundler);
  },
};

/**
 * Parts of islands that are loaded when somebody needs them: dialogs, forms, words of forms. Only browsers ever do; the
 * pages themselves are loaded by Astro's entry, which is no chunk.
 */
function withoutLateParts({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^\./ }, ({ path, importer, kind }) =>
    kind === 'dynamic-import' && /[\\/]server[\\/]chunks[\\/]/.test(importer) ? { path, namespace: 'late' } : undefined,
  );
  onLoad({ filter: /./, namespace: 'late' }, () => ({ contents: 'export {};' }));
}

/** For the templates of pages: what Astro's server and islands bring for browsers, images and files in a folder. */
export const leanerTemplates: Plugin = {
  name: 'leaner-templates',
  setup(bundler) {
    standIns(INSTEAD_IN_TEMPLATES, bundler);
    withoutLateParts(bundler);
  },
};
