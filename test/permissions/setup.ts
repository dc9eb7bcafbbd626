import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RECORDS } from './place.ts';

/** Before the api tests: roles from the stack as it is now, and an empty folder for what functions will ask of AWS. */
// biome-ignore lint/style/noDefaultExport: Jest calls the default export
export default function setup(): void {
  const root = join(import.meta.dirname, '../..');
  const directory = join(root, 'dist/permissions', `run-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  execFileSync(process.execPath, [join(import.meta.dirname, 'write-roles.ts')], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: 'inherit',
  });
  process.env[RECORDS] = directory;
}
