import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A process that was started to be ended again. */
export interface Started {
  /** Ends it in the middle of whatever it does; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Waits until a process has said that it is ready. @throws Error with its last words when it ends instead */
function ready(child: ChildProcess, word: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const read = (chunk: Buffer) => {
      said = (said + chunk).slice(-5000);
      if (word.test(said)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`${child.spawnargs[1]} ended with ${code}: ${said}`)));
  });
}

async function start(file: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [join(ROOT, file), ...args], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  await ready(child, /ready|listens/);
  return {
    async kill() {
      process.removeListener('exit', end);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The stand-in of SES, which outlives the platform. */
export const startMailbox = (directory: string, port: number): Promise<Started> =>
  start('functions/local/mailbox-server.ts', ['--port', String(port), '--directory', directory], {});

/** The platform on its own state. @param uncertainSeconds after which a mail that nobody heard of again is sent once more */
export const startPlatform = (
  directory: string,
  port: number,
  mailboxUrl: string,
  uncertainSeconds: number,
): Promise<Started> =>
  start('scripts/rehearse-newsletter/platform.ts', [directory, String(port), mailboxUrl], {
    MAIL_UNCERTAIN_SECONDS: String(uncertainSeconds),
  });

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
