import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve } from '../../functions/local/server.ts';
import { connect, type PlatformClient } from '../../scripts/import/platform-client.ts';
import { openVote, syntheticProposals } from '../../scripts/rehearse/open-vote.ts';
import { replay } from '../../scripts/rehearse/replay.ts';
import { faultsOf, rehearse } from '../../scripts/rehearse/synthetic.ts';
import { lostAndDouble, mismatches, NO_VOTES, totalOf } from '../../scripts/rehearse/tallies.ts';
import { readTallies, talliesAtRest } from '../../scripts/rehearse/voting.ts';
import { openWire } from '../../scripts/rehearse/wire.ts';
import { freePort } from '../support/free-port.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

describe('a rehearsal', () => {
  let platform: TestPlatform;
  let server: Server;
  let url: string;
  let client: PlatformClient;
  beforeAll(async () => {
    platform = await startTestPlatform();
    const port = await freePort();
    server = await serve(platform.cloud, platform.services, platform.runtime, port);
    url = `http://localhost:${port}`;
    client = connect(url, await platform.services.secrets.get('operator'));
    platform.runtime.start();
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await platform.runtime.stop();
    await platform.close();
  });

  const a = { slug: 'rehearsal', title: 'Répétition', settings: {} };
  const usual = { rate: 100, votesEach: 3, proposals: 4, limit: 2, signIn: false, seed: 5 };

  it('plays its participants, finds each vote counted once, and the limit held', async () => {
    const report = await rehearse(url, client, { ...usual, participants: 60 });
    expect(report).toMatchObject({ sent: 180, accepted: 120, counted: 120, above_limit: 0, mismatches: [] });
    expect(report.refused).toEqual({ 'proposal.vote-limit-reached': 60 });
    expect(faultsOf(report)).toEqual([]);
  });

  it('signs its participants in by the mailed code, each from an address of their own', async () => {
    const report = await rehearse(url, client, { ...usual, participants: 6, limit: 0, signIn: true });
    expect(report).toMatchObject({ accepted: 18, counted: 18, failures: [] });
    expect(report.mail?.p50_ms).toBeGreaterThan(0);
  });

  it('says what went wrong: of people who are not signed in no vote is taken', async () => {
    const voters = Array.from({ length: 3 }, () => ({ cookie: 'parvis_session=none' }));
    const report = await rehearse(url, client, { ...usual, participants: 3, voters });
    expect(report).toMatchObject({ accepted: 0, counted: 0, refused: { 'session.invalid': 9 } });
    expect(faultsOf(report)).toEqual(['9 votes were refused: {"session.invalid":9}']);
  });

  it('finds votes that nobody cast: they are counted, and the comparison says so', async () => {
    const vote = await openVote(client, { ...a, name: 'Votes from nowhere', records: syntheticProposals(1) });
    const proposalId = vote.proposals[0]?.proposalId ?? '';
    const body = JSON.stringify({ proposalId, count: 30 });
    const put = (text: string) => fetch(new URL('/_local/votes', url), { method: 'POST', body: text });
    expect((await put(body)).status).toBe(201);
    expect((await put('{}')).status).toBe(422);
    const wire = openWire(url, 1);
    const look = () => readTallies(wire, vote.componentId);
    const shown = await talliesAtRest(look, (now) => totalOf(now[proposalId] ?? NO_VOTES) === 30, 10_000);
    wire.close();
    const found = mismatches([proposalId], () => ({ ...NO_VOTES, agree: 12 }), shown);
    expect(lostAndDouble(found)).toEqual({ lost: 2, double: 20 });
  });

  it('replays the votes of a file, also on what was withdrawn later, and arrives at its counts', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'parvis-replay-'));
    const opinion = (id: number, votes: object, withdrawn = false) =>
      JSON.stringify({
        ...{ id, title: `Article ${id}`, body: '<p>Texte</p>', author: 'Ada', createdAt: '2015-09-26T08:00:00+0200' },
        ...{ votes, withdrawn },
      });
    const file = join(directory, 'opinions.jsonl');
    const lines = [
      opinion(1, { agree: 5, mixed: 1, disagree: 2 }),
      opinion(2, { agree: 0, mixed: 3, disagree: 0 }, true),
    ];
    await writeFile(file, lines.join('\n'));
    const options = { file, official: 'Gouvernement', clients: 4, seed: 1, onProgress: () => undefined };
    const report = await replay(url, client, options);
    await rm(directory, { recursive: true });
    expect(report).toMatchObject({ sent: 11, accepted: 11, counted: 11, mismatches: [], failures: [] });
    expect(report.proposals.map(({ externalId }) => externalId)).toEqual(['1', '2']);
    const path = `/tallies/proposals/${report.proposals[0]?.proposalId}.json`;
    expect(await (await fetch(new URL(path, url))).json()).toMatchObject({ agree: 5, mixed: 1, disagree: 2 });
  });
});
