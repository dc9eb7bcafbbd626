import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Variable that names the folder in which the stacks of one test run are synthesized. */
const FOLDER = 'PARVIS_SYNTH_FOLDER';

/** Makes the folder of this run; whoever makes it removes it. Workers of the run know it by the environment. */
export function makeSynthFolder(): void {
  process.env[FOLDER] = mkdtempSync(join(tmpdir(), 'parvis-synth-'));
}

export function removeSynthFolder(): void {
  const folder = process.env[FOLDER];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** A folder of its own for one app, which would leave one of its own making behind. */
export const newOutdir = (): string => mkdtempSync(join(process.env[FOLDER] ?? tmpdir(), 'stacks-'));
