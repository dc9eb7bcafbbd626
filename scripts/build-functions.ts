/**
 * Bundles every Lambda in one esbuild call: `functions/**\/<name>.lambda.ts` → `dist/functions/<name>/index.mjs`, an
 * `api.lambda.ts` under the name of its feature. The AWS SDK is bundled too: the version is then the tested one, and a
 * cold start reads one file instead of hundreds from the runtime's own copy.
 */
import { copyFile, glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { besideBundles, fontsBeside, letterFontsBeside, libvipsBeside } from './beside-bundles.ts';
import { limitOf } from './bundle-limits.ts';
import { leaner, leanerTemplates } from './leaner-bundles.ts';

const OUT = 'dist/functions';
/** Data that a function reads when it needs them, beside its bundle: cold starts do not parse them. */
const DATA_FILES = ['functions/places/communes.txt', 'functions/places/outlines.json'];

/** Name of a bundle: of the feature for its API, of the file for a consumer or a job. */
function bundleName(entry: string): string {
  const name = basename(entry, '.lambda.ts');
  return name === 'api' ? basename(dirname(entry)) : name;
}

async function entryPoints(): Promise<Record<string, string>> {
  const entries: Record<string, string> = {};
  for await (const entry of glob('functions/**/*.lambda.ts')) {
    const name = bundleName(entry);
    if (entries[`${name}/index`]) throw new Error(`two functions are called ${name}: ${entry}`);
    entries[`${name}/index`] = entry;
  }
  return entries;
}

const common = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  // The ESM builds of zod, the SDK and others are the ones that can be shaken.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
} satisfies BuildOptions;

/**
 * Bundles the templates of pages, and the layout of mails, by themselves, zod of their own included. Astro loads pages
 * lazily; what they share with the rest of a function would be made lazy too, and esbuild then forgets to start zod before
 * it is used.
 */
const templatesApart: Plugin = {
  name: 'templates-apart',
  setup({ onLoad }) {
    onLoad({ filter: /web[\\/](mail[\\/])?dist[\\/]server[\\/]entry\.mjs$/ }, async ({ path }) => {
      const { outputFiles } = await build({ ...common, entryPoints: [path], write: false, plugins: [leanerTemplates] });
      return { contents: outputFiles[0]?.text ?? '', loader: 'js' };
    });
  },
};

const kB = (bytes: number) => `${Math.round(bytes / 1000)} kB`.padStart(8);

const started = performance.now();
await rm(OUT, { recursive: true, force: true });
const { outputFiles } = await build({
  entryPoints: await entryPoints(),
  outdir: OUT,
  outExtension: { '.js': '.mjs' },
  ...common,
  write: false,
  sourcemap: 'external',
  plugins: [leaner, templatesApart, libvipsBeside, fontsBeside, letterFontsBeside],
  // Packages in CommonJS ask for Node's own modules with `require`, which ESM has not.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
await Promise.all(
  outputFiles.map(async ({ path, contents }) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents);
  }),
);
await Promise.all(DATA_FILES.map((file) => copyFile(file, `${OUT}/${basename(dirname(file))}/${basename(file)}`)));
await besideBundles(OUT, common);
const tooLarge: string[] = [];
for (const { path, contents } of outputFiles.filter((file) => file.path.endsWith('.mjs'))) {
  const name = basename(dirname(path));
  const isTooLarge = contents.byteLength > limitOf(name);
  if (isTooLarge) tooLarge.push(name);
  const line = `${name.padEnd(16)}${kB(contents.byteLength)}${kB(gzipSync(contents).byteLength)} gzip`;
  console.log(isTooLarge ? `${line}  too large` : line);
}
const bundles = outputFiles.length / 2;
console.log(`${bundles} functions bundled in ${Math.round(performance.now() - started)} ms`);
if (tooLarge.length > 0) {
  console.error(`Larger than scripts/bundle-limits.ts allows: ${tooLarge.join(', ')}`);
  process.exitCode = 1;
}
