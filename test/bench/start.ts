/** How long `npm start` takes until it answers, with its build and its state there already: `npm run bench:start`. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { machine } from './machine.ts';

const STATE = await mkdtemp(join(tmpdir(), 'parvis-start-'));

/** Seconds until health answers, and until the process says that it runs; the first time with the demo. */
async function start(): Promise<{ readonly answers: number; readonly runs: number }> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), STATE },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const runs = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => text.includes('runs.') && resolve(performance.now() - from));
    child.on('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
  let answers: number | undefined;
  while (answers === undefined) {
    const response = await fetch(`http://localhost:${port}/api/health`).catch(() => undefined);
    if (response?.ok) answers = performance.now() - from;
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const ran = await runs;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
  await ended;
  return { answers: answers / 1000, runs: ran / 1000 };
}

console.log(machine());
for (const name of ['first start, demo included', 'later start']) {
  const { answers, runs } = await start();
  console.log(`${name}: answers after ${answers.toFixed(1)} s, all there after ${runs.toFixed(1)} s`);
}
await rm(STATE, { recursive: true });
