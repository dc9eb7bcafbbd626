/**
 * What stands beside the bundles of functions that look at files: libvips as WebAssembly, which runs on any processor
 * and comes from npm alone, and the thread in which PDFs are parsed. None of it is in the JavaScript of a cold start.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { LETTER_FONTS, letterFont } from '../functions/platform/letter-font.ts';
import { fontFile, SUBSETS } from '../functions/proposals/card/font.ts';

const require = createRequire(import.meta.url);
const WITH_PICTURES = ['uploads', 'pictures', 'cards'];
const WITH_FONTS = ['cards'];
const WITH_LETTER_FONTS = ['letters', 'budget-prints'];
const WITH_PDF = ['uploads'];
const LIBVIPS = 'libvips.cjs';

/**
 * sharp looks for a native library of the machine it runs on; in a bundle it takes the one that stands beside it, so
 * that the stack can be made on any machine.
 */
export const libvipsBeside: Plugin = {
  name: 'libvips-beside',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules[\\/]sharp[\\/]dist[\\/]sharp\.mjs$/ }, () => ({
      contents: `import { createRequire } from 'node:module';
        export default createRequire(import.meta.url)('./${LIBVIPS}');`,
    }));
  },
};

/** The JavaScript of libvips with its helpers; it starts threads of its own file, so it stays a file. */
async function libvips(directories: readonly string[]): Promise<void> {
  const index = require.resolve('@img/sharp-wasm32/sharp.node');
  const { version } = require('@img/sharp-wasm32/package');
  const script = join(dirname(index), 'lib', `sharp-wasm32-${version}.node.js`);
  const wasm = script.replace(/\.js$/, '.wasm');
  for (const directory of directories) {
    await build({
      entryPoints: [script],
      outfile: `${directory}/${LIBVIPS}`,
      bundle: true,
      minify: true,
      platform: 'node',
    });
    await copyFile(wasm, `${directory}/${basename(wasm)}`);
  }
}

/** A bundle reads the typeface from files beside it. */
export const fontsBeside: Plugin = {
  name: 'fonts-beside',
  setup({ onLoad }) {
    onLoad({ filter: /proposals[\\/]card[\\/]font\.ts$/ }, () => ({
      contents: `import { readFile } from 'node:fs/promises';
        export const SUBSETS = ${JSON.stringify(SUBSETS)};
        export const fontFile = (subset) => readFile(new URL('./' + subset + '.woff', import.meta.url));`,
    }));
  },
};

async function fonts(directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    await mkdir(directory, { recursive: true });
    for (const subset of SUBSETS) await writeFile(`${directory}/${subset}.woff`, await fontFile(subset));
  }
}

/** The typeface of letters, as the one of cards. */
export const letterFontsBeside: Plugin = {
  name: 'letter-fonts-beside',
  setup({ onLoad }) {
    onLoad({ filter: /platform[\\/]letter-font\.ts$/ }, () => ({
      contents: `import { readFile } from 'node:fs/promises';
        export const LETTER_FONTS = ${JSON.stringify(LETTER_FONTS)};
        export const letterFont = (weight) => readFile(new URL('./' + weight + '.ttf', import.meta.url));`,
    }));
  },
};

async function letterFonts(directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    await mkdir(directory, { recursive: true });
    for (const weight of LETTER_FONTS) await writeFile(`${directory}/${weight}.ttf`, await letterFont(weight));
  }
}

/** Puts everything beside the bundles that are in `out`. */
export async function besideBundles(out: string, options: BuildOptions): Promise<void> {
  await fonts(WITH_FONTS.map((name) => `${out}/${name}`));
  await letterFonts(WITH_LETTER_FONTS.map((name) => `${out}/${name}`));
  await libvips(WITH_PICTURES.map((name) => `${out}/${name}`));
  for (const name of WITH_PDF) {
    const outfile = `${out}/${name}/pdf-thread.mjs`;
    await build({ ...options, entryPoints: ['functions/media/check/pdf-thread.ts'], outfile });
  }
}
