/**
 * The local platform in a process of its own, to be killed: `node voting-platform.ts DIRECTORY PORT VOTERS`. At its
 * first start it makes a consultation with one proposal and voters. It prints what it made as one line of JSON.
 */
import { startLocalPlatform } from '../../functions/local/local-platform.ts';
import { createParticipant } from '../../functions/local/participants.ts';
import { aConsultation, TEXT } from '../proposals/a-consultation.ts';

const [directory = '', port = '0', count = '0'] = process.argv.slice(2);
const made: Record<string, unknown> = {};

async function post(address: string, cookie: string, body?: unknown): Promise<{ readonly id: string }> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response.json();
}

await startLocalPlatform({
  directory,
  port: Number(port),
  version: '0.0.0-test',
  log: { info: () => undefined, warn: () => undefined, error: (event) => process.stderr.write(`${event}\n`) },
  seed: async ({ services, origin }) => {
    const { componentId } = await aConsultation({ services }, { isAlwaysOpen: true });
    const { cookie } = await createParticipant(services);
    const proposals = `${origin}/api/components/${componentId}/proposals`;
    const { id: proposalId } = await post(proposals, cookie, TEXT);
    await post(`${proposals}/${proposalId}/publication`, cookie);
    const voters = await Promise.all(Array.from({ length: Number(count) }, () => createParticipant(services)));
    Object.assign(made, { componentId, proposalId, voters });
  },
});
process.stdout.write(`${JSON.stringify(made)}\n`);
