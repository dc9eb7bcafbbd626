import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Paths } from '../support/island-site.ts';

const ROOT = `${import.meta.dirname}/../..`;

async function stylesheet(name: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}/web/src/places/islands/${name}`],
    bundle: true,
    write: false,
    external: ['*.png'],
  });
  return outputFiles[0]?.text ?? '';
}

/** What a map and the field of a place load when they need it, at the paths where they look for it on a bare page. */
export async function mapFiles(): Promise<Paths> {
  const departments = await readFile(`${ROOT}/web/src/places/departments.json`, 'utf8');
  const [map, field] = await Promise.all([stylesheet('map.css'), stylesheet('place-field.css')]);
  return {
    '/departments.json': () => ({ type: 'application/json', body: departments }),
    '/map.css': () => ({ type: 'text/css', body: map }),
    '/place-field.css': () => ({ type: 'text/css', body: field }),
  };
}
