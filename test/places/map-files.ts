import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { BrowserContext } from 'playwright-core';
import type { Paths } from '../support/island-site.ts';

const ROOT = `${import.meta.dirname}/../..`;

/** Stylesheet of the map, which the site's build loads before its script. */
async function styles(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}/web/src/places/islands/map.css`],
    bundle: true,
    write: false,
    external: ['*.png'],
  });
  return outputFiles[0]?.text ?? '';
}
const STYLES = await styles();

/** Puts the stylesheet of the map behind that of the bare page. */
export async function styleMap(context: BrowserContext): Promise<void> {
  await context.route('**/island.css', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()) + STYLES });
  });
}

/** What a map asks for beside its scripts, at the path where it looks for it on a bare page. */
export async function mapFiles(): Promise<Paths> {
  const departments = await readFile(`${ROOT}/web/src/places/departments.json`, 'utf8');
  return { '/departments.json': () => ({ type: 'application/json', body: departments }) };
}
