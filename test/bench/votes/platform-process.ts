/** A local platform without a demo in a process of its own, which tells its parent what it costs. */
import { startLocalPlatform } from '../../../functions/local/local-platform.ts';
import { freePort } from '../../support/free-port.ts';

const [directory] = process.argv.slice(2);
const platform = await startLocalPlatform({
  port: await freePort(),
  version: 'bench',
  ...(directory === undefined ? {} : { directory }),
});
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

process.on('message', async (message) => {
  if (message === 'cpu') process.send?.({ cpu: cpu() });
  if (message === 'close') {
    await platform.close();
    process.disconnect();
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ origin: platform.origin, token: await platform.services.secrets.get('operator') });
