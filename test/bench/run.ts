/** Every benchmark one after the other, each in a process of its own: `npm run bench`. */
import { spawnSync } from 'node:child_process';

const BENCHES = [
  'store',
  'lists',
  'comments',
  'rendering',
  'publishing',
  'mails',
  'start',
  'pages',
  'reading',
  'votes',
];
let failed = 0;
for (const name of BENCHES) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync('npm', ['run', '-s', `bench:${name}`], { stdio: 'inherit' });
  if (status !== 0) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
