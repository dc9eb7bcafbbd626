import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const Ready = z.object({ origin: z.string(), token: z.string() });
const Cpu = z.object({ cpu: z.number() });

/** A platform of the benchmark's own, with fresh state on disk. */
export interface OwnPlatform {
  readonly origin: string;
  readonly token: string;
  /** Processor time of its process so far, milliseconds. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

const next = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the platform ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });

/** Starts it. @param execArgv for node, such as `--cpu-prof` */
export async function startOwnPlatform(execArgv: readonly string[] = []): Promise<OwnPlatform> {
  const state = await mkdtemp(join(tmpdir(), 'parvis-votes-'));
  const child = fork(join(import.meta.dirname, 'platform-process.ts'), [join(state, 'state')], {
    execArgv: [...execArgv],
  });
  const { origin, token } = Ready.parse(await next(child));
  return {
    origin,
    token,
    cpu: async () => {
      const answer = next(child);
      child.send('cpu');
      return Cpu.parse(await answer).cpu;
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('close');
      await ended;
      await rm(state, { recursive: true });
    },
  };
}
