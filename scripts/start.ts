import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { seedDemo } from '../functions/local/demo.ts';
import { LOCAL_ADMINISTRATOR, type SeedingPlatform, startLocalPlatform } from '../functions/local/local-platform.ts';
import { buildWebIfStale } from './build-web.ts';

const ROOT = join(import.meta.dirname, '..');
const STATE = resolve(ROOT, process.env.STATE ?? '.local');
const port = Number(process.env.PORT ?? 8080);
const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

await buildWebIfStale();
const seed = (platform: SeedingPlatform) => {
  console.log('First start: filling in the demo…');
  return seedDemo(platform);
};
const platform = await startLocalPlatform({
  directory: STATE,
  port,
  version,
  seed,
  mailboxUrl: process.env.MAILBOX_URL,
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is taken. Choose another one: PORT=8081 npm start`);
  process.exit(1);
});

console.log(`
  Parvis ${version} runs.

  Site            ${platform.origin}/
  Back office     ${platform.origin}/admin/
  Mailbox         ${platform.origin}/_local/mailbox

  First administrator: sign in at ${platform.origin}/fr/sign-in/ as ${LOCAL_ADMINISTRATOR};
  the code comes to the mailbox.

  Operator token  ${await platform.services.secrets.get('operator')}

  State is kept in ${process.env.STATE ?? '.local/'}; npm run reset clears it. Ctrl-C ends.
`);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (closing) process.exit(1);
    closing = true;
    await platform.close();
    process.exit(0);
  });
}
