/**
 * `npm run audit:dependencies`: asks the registry which known weaknesses the deployed packages have, and ends with 1 from
 * "high" on. Not every registry keeps such a list: where there is no answer, that is said, and it ends with 0.
 */
import { spawnSync } from 'node:child_process';
import { judgeAudit } from './dependencies/judge-audit.ts';

/** Seconds: a registry that answers at all does so at once, and CI must not wait for one that does not. */
const PATIENCE = 60;

const { stdout, error } = spawnSync(
  'npm',
  ['audit', '--json', '--omit=dev', '--fetch-retries=0', '--fetch-timeout=20000'],
  { encoding: 'utf8', timeout: PATIENCE * 1000, maxBuffer: 50_000_000 },
);
const verdict = judgeAudit(error === undefined ? stdout : '');
console.log(verdict.lines.join('\n'));
process.exitCode = verdict.isBad ? 1 : 0;
