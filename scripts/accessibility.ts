/**
 * Runs every check of accessibility and, if all pass, records what was checked for the accessibility statement:
 * `npm run accessibility` writes shared/accessibility/checks.json. Pages are built anew with it.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWebIfStale } from './build-web.ts';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'shared/accessibility/checks.json');
const TESTS = [
  'test/platform/templates.web.test.ts',
  'test/admin/screens.web.test.ts',
  'test/journeys/office-screens.web.test.ts',
  'test/journeys/keyboard.web.test.ts',
];

await buildWebIfStale();
const folder = await mkdtemp(join(tmpdir(), 'accessibility-'));
const record = join(folder, 'checks.json');
const tests = spawn('npx', ['jest', '--selectProjects', 'web', '--', ...TESTS], {
  cwd: ROOT,
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    ACCESSIBILITY_RECORD: record,
  },
});
const code = await new Promise((resolve) => tests.once('exit', resolve));
if (code !== 0) {
  console.error('Nothing is recorded: a check has failed.');
  process.exit(1);
}
const found: object = JSON.parse(await readFile(record, 'utf8'));
const checkedOn = new Date().toISOString().slice(0, 10);
await writeFile(FILE, `${JSON.stringify({ checkedOn, ...found }, null, 2)}\n`);
await rm(folder, { recursive: true });
console.log('shared/accessibility/checks.json is written.');
