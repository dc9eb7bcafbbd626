import { build, type Plugin } from 'esbuild';
import { officeWordsModule } from '../../web/plugins/office-words.ts';
import { routesModule } from '../../web/plugins/routes.ts';
import { verificationWordsModule } from '../../web/plugins/verification-words.ts';

/** A file that a browser can ask for. */
export interface BuiltFile {
  readonly type: string;
  readonly body: Uint8Array;
}

const ROOT = `${import.meta.dirname}/../..`;
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
};

/** What the site's own build makes of `virtual:office-words/…` and `virtual:verification-words/…`. */
const officeWords: Plugin = {
  name: 'office-words',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^virtual:(office|verification)-words\// }, ({ path }) => ({
      path,
      namespace: 'office-words',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'office-words' }, ({ path }) => ({
      contents: officeWordsModule(path) ?? verificationWordsModule(path) ?? '',
      loader: 'js',
    }));
  },
};

/** What the site's own build makes of `virtual:routes`. */
const routes: Plugin = {
  name: 'routes',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^virtual:(\w+-)?routes$/ }, ({ path }) => ({
      path,
      namespace: 'routes',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'routes' }, ({ path }) => ({
      contents: routesModule(path) ?? '',
      loader: 'js',
    }));
  },
};

/** Addresses of files that scripts load when they need them: `?url`, served under their name. */
const addresses: Plugin = {
  name: 'addresses',
  setup: (bundler) => {
    bundler.onResolve({ filter: /\?url$/ }, ({ path }) => ({ path, namespace: 'address' }));
    bundler.onLoad({ filter: /.*/, namespace: 'address' }, ({ path }) => ({
      contents: `export default ${JSON.stringify(path.replace(/^.*\//, '/').replace('?url', ''))};`,
    }));
  },
};

type Bundle = Promise<ReadonlyMap<string, BuiltFile>>;
const bundles = new Map<string, Bundle>();

/**
 * Bundles a module that mounts an island, and stylesheets, without building the site; the same ones once a test file.
 * @param script TypeScript of the entry, with imports from the root of the project; `/props.js` is whatever is served there
 * @param stylesheets paths from the root of the project, in the order of the page
 * @returns files by path: `/island.js`, `/island.css` and what they load
 */
export function bundleIsland(script: string, stylesheets: readonly string[]): Bundle {
  const key = JSON.stringify([script, stylesheets]);
  const known = bundles.get(key) ?? bundle(script, stylesheets);
  bundles.set(key, known);
  return known;
}

async function bundle(script: string, stylesheets: readonly string[]): Bundle {
  const common = { bundle: true, write: false, minify: true, outdir: '/', absWorkingDir: ROOT } as const;
  const [scripts, styles] = await Promise.all([
    build({
      ...common,
      stdin: { contents: script, loader: 'tsx', resolveDir: ROOT, sourcefile: 'island.tsx' },
      entryNames: 'island',
      format: 'esm',
      splitting: true,
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      loader: { '.png': 'file', '.svg': 'file' },
      conditions: ['production'],
      external: ['*.png', '/props.js'],
      plugins: [routes, officeWords, addresses],
    }),
    build({
      ...common,
      stdin: {
        contents: stylesheets.map((path) => `@import "./${path}";`).join('\n'),
        loader: 'css',
        resolveDir: ROOT,
      },
      entryNames: 'island',
      loader: { '.woff2': 'file' },
    }),
  ]);
  const files = new Map<string, BuiltFile>();
  // Stylesheets that scripts import are among those named, in the page's order.
  const own = [...scripts.outputFiles.filter(({ path }) => path.endsWith('.js')), ...styles.outputFiles];
  for (const { path, contents } of own) {
    const name = path.slice(path.lastIndexOf('/'));
    files.set(name.startsWith('/stdin') ? name.replace('stdin', 'island') : name, {
      type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      body: contents,
    });
  }
  return files;
}
