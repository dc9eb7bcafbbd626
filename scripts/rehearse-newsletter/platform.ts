/** The platform of a rehearsal in a process of its own, to be killed: `node platform.ts DIRECTORY PORT MAILBOX_URL`. */
import { startLocalPlatform } from '../../functions/local/local-platform.ts';

const [directory = '', port = '0', mailboxUrl] = process.argv.slice(2);
const quiet = () => undefined;

await startLocalPlatform({
  directory,
  port: Number(port),
  version: '0.0.0-rehearsal',
  mailboxUrl,
  log: { info: quiet, warn: quiet, error: (event, error) => process.stderr.write(`${event} ${String(error)}\n`) },
});
process.stdout.write('ready\n');
