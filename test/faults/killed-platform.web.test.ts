/** `kill -9` of the whole local platform while people vote, and what is left after a restart. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { openCloud, TABLE } from '../../functions/local/cloud.ts';
import { createDb } from '../../functions/platform/db/client.ts';
import { Tallies } from '../../functions/platform/entities.ts';
import { Votes } from '../../functions/proposals/entities.ts';
import { ComponentId, ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { freePort } from '../support/free-port.ts';

const VOTERS = 160;
const KILLED_AFTER = 60;
const AT_ONCE = 24;
const SHARDS = Array.from({ length: 16 }, (_, shard) => shard);

const Made = z.object({
  componentId: ComponentId,
  proposalId: ProposalId,
  voters: z.array(z.object({ id: ParticipantId, cookie: z.string() })),
});
type Made = z.infer<typeof Made>;
type Voter = Made['voters'][number];

describe('the local platform, killed while people vote', () => {
  let directory: string;
  let running: ChildProcess | undefined;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'parvis-killed-'));
  });
  afterAll(async () => {
    await kill();
    await rm(directory, { recursive: true });
  });

  const kill = async () => {
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  /** Starts it; gives what it says once it answers. */
  async function start(port: number): Promise<string> {
    const script = join(import.meta.dirname, 'voting-platform.ts');
    const child = spawn(process.execPath, [script, directory, String(port), String(VOTERS)], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    for await (const line of createInterface({ input: child.stdout })) return line;
    throw new Error('the platform ended before it had begun');
  }
  /** What the table holds while no platform runs: votes, and the sums that were counted. */
  async function held({ proposalId }: Made) {
    const cloud = await openCloud(directory);
    const db = createDb(cloud.clients.dynamodb, TABLE);
    const votes = await Promise.all(SHARDS.map((shard) => db.all(Votes, { proposalId, shard })));
    const sums = await db.all(Tallies, { group: proposalId });
    await cloud.close();
    return {
      votes: votes.flat().length,
      counted: sums.reduce((sum, { counts }) => sum + (counts.support ?? 0), 0),
    };
  }

  it('has lost no vote that it had answered, counts none twice, and its sums are those of the votes', async () => {
    const port = await freePort();
    const made = Made.parse(JSON.parse(await start(port)));
    const address = `http://127.0.0.1:${port}/api/components/${made.componentId}/proposals/${made.proposalId}/vote`;
    const accepted = new Set<ParticipantId>();
    const vote = async ({ id, cookie }: Voter) => {
      const response = await fetch(address, {
        method: 'PUT',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ choice: 'support' }),
      }).catch(() => undefined);
      if (response?.status === 200) accepted.add(id);
      return response?.status;
    };
    const voteAll = async (voters: readonly Voter[], stopsAt: number) => {
      const waiting = [...voters];
      const one = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          if (accepted.size >= stopsAt) await kill();
          if ((await vote(next)) === undefined) return;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, one));
    };

    await voteAll(made.voters, KILLED_AFTER);
    const before = new Set(accepted);
    expect(before.size).toBeGreaterThanOrEqual(KILLED_AFTER);
    expect(before.size).toBeLessThan(VOTERS);
    expect((await held(made)).votes).toBeGreaterThanOrEqual(before.size);
    expect(await start(port)).toBe('{}');
    const ballots = `http://127.0.0.1:${port}/api/components/${made.componentId}/ballot?proposal=${made.proposalId}`;
    for (const { cookie } of made.voters.filter(({ id }) => before.has(id))) {
      const ballot = await (await fetch(ballots, { headers: { cookie } })).json();
      expect(ballot.votes).toEqual({ [made.proposalId]: 'support' });
    }

    // People whose vote was not answered send it again, and so do those whose vote was.
    await voteAll(made.voters, Number.POSITIVE_INFINITY);
    expect(accepted.size).toBe(VOTERS);
    const tally = `http://127.0.0.1:${port}/tallies/proposals/${made.proposalId}.json`;
    const shown = async () => {
      const response = await fetch(tally);
      return response.ok ? (await response.json()).support : 0;
    };
    while ((await shown()) < VOTERS) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await shown()).toBe(VOTERS);

    await kill();
    expect(await held(made)).toEqual({ votes: VOTERS, counted: VOTERS });
  });
});
