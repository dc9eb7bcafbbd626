import { spawn } from 'node:child_process';
import { glob, stat } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BUILDS = [
  { config: 'astro.config.ts', built: 'web/dist/server/entry.mjs' },
  { config: 'mail.config.ts', built: 'web/mail/dist/server/entry.mjs' },
];
const SOURCES = ['web/*.{ts,json}', 'web/{adapter,plugins,public,src}/**/*', 'shared/**/*', 'package-lock.json'];

const changedAt = async (file: string): Promise<number> =>
  (await stat(join(ROOT, file)).catch(() => undefined))?.mtimeMs ?? 0;

async function isStale(): Promise<boolean> {
  const builtAt = Math.min(...(await Promise.all(BUILDS.map(({ built }) => changedAt(built)))));
  for await (const file of glob(SOURCES, { cwd: ROOT })) if ((await changedAt(file)) > builtAt) return true;
  return false;
}

/**
 * Builds templates and islands, and the layout of mails. Only errors are told, now and wherever the libraries render: the
 * build writes this level into them, and a silent one would not say why a page could not be rendered.
 */
async function buildWeb(): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  for (const { config } of BUILDS) await build({ root: join(ROOT, 'web'), configFile: config, logLevel: 'error' });
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
