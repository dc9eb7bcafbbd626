import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Paths } from '../support/island-site.ts';

const ROOT = `${import.meta.dirname}/../..`;

/** What a map asks for beside its scripts, at the paths where it looks for it on a bare page. */
export async function mapFiles(): Promise<Paths> {
  const departments = await readFile(`${ROOT}/web/src/places/departments.json`, 'utf8');
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}/web/src/places/islands/map.css`],
    bundle: true,
    write: false,
    external: ['*.png'],
  });
  const styles = outputFiles[0]?.text ?? '';
  return {
    '/departments.json': () => ({ type: 'application/json', body: departments }),
    '/map.css': () => ({ type: 'text/css', body: styles }),
  };
}
