import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../support/free-port.ts';

const ROOT = join(import.meta.dirname, '../..');
const PARTS = ['functions', 'infra', 'scripts', 'shared', 'web', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** `npm start` in a copy of the project, so that its state is not that of the developer. */
describe('npm start', () => {
  let copy: string;
  let running: ChildProcess | undefined;

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'parvis-start-'));
    for (const part of PARTS)
      await cp(join(ROOT, part), join(copy, part), { recursive: true, preserveTimestamps: true });
    await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  });
  afterEach(async () => {
    if (running?.exitCode === null && running.signalCode === null) {
      running.kill('SIGKILL');
      await once(running, 'exit');
    }
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  const launch = (port: number) => {
    const child = spawn(process.execPath, ['scripts/start.ts'], {
      cwd: copy,
      env: { ...process.env, NODE_OPTIONS: '', PORT: String(port) },
    });
    running = child;
    return child;
  };
  /** Waits for a line of the output. */
  const says = (child: ChildProcess, wanted: RegExp) =>
    new Promise<string>((resolve, reject) => {
      let output = '';
      const read = (chunk: Buffer) => {
        output += chunk;
        if (wanted.test(output)) resolve(output);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)));
    });
  const ready = /Ctrl-C ends/;

  it('prints where everything is, fills in the demo once, keeps it over a kill, and ends cleanly on Ctrl-C', async () => {
    const port = await freePort();
    const first = launch(port);
    const output = await says(first, ready);
    expect(output).toContain(`http://localhost:${port}/`);
    expect(output).toContain('/_local/mailbox');
    expect(output).toContain('admin@parvis.example');
    const processes = async () => (await (await fetch(`http://localhost:${port}/api/public/processes`)).json()).items;
    const demo = await processes();
    expect(demo.length).toBeGreaterThan(1);
    const slugs = demo.map(({ slug }: { slug: string }) => slug);
    expect(slugs).toEqual(expect.arrayContaining(['budget-participatif-saint-aubin', 'quartiers-est']));

    first.kill('SIGKILL');
    await once(first, 'exit');
    const second = launch(port);
    expect(await says(second, ready)).not.toContain('First start');
    expect(await processes()).toEqual(demo);

    second.kill('SIGINT');
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
  }, 240_000);

  it('says in one line that the port is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const child = launch(port);
    let output = '';
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, 'exit');
    taken.close();
    expect(code).toBe(1);
    expect(output.trim().split('\n')).toEqual([`Port ${port} is taken. Choose another one: PORT=8081 npm start`]);
  }, 60_000);
});
