import { spawn } from 'node:child_process';
import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUILT = 'web/dist/server/entry.mjs';
const SOURCES = ['web/*.{ts,json}', 'web/{adapter,plugins,public,src}/**/*', 'shared/**/*', 'package-lock.json'];

const changedAt = async (file: string): Promise<number> =>
  (await stat(join(ROOT, file)).catch(() => undefined))?.mtimeMs ?? 0;

async function isStale(): Promise<boolean> {
  const builtAt = await changedAt(BUILT);
  for await (const file of glob(SOURCES, { cwd: ROOT })) if ((await changedAt(file)) > builtAt) return true;
  return false;
}

/**
 * Builds templates and islands. Only errors are told, now and wherever the library renders: the build writes this level
 * into it, and a silent one would not say why a page could not be rendered.
 */
async function buildWeb(): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  await build({ root: join(ROOT, 'web'), logLevel: 'error' });
}

/** Builds templates and islands when a source is newer than the last build. @throws when the build fails. */
export async function buildWebIfStale(): Promise<void> {
  if (!(await isStale())) return;
  console.log('Building the pages…');
  const build = spawn('npm', ['run', '-s', 'build:web'], { cwd: ROOT, stdio: 'inherit' });
  const code = await new Promise((resolve) => build.once('exit', resolve));
  if (code !== 0) throw new Error('the pages could not be built');
}

if (import.meta.main) await buildWeb();
