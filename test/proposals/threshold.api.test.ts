import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from './a-consultation.ts';

/** Longer than a function keeps what gates a vote. */
const GATE_SECONDS = 6;

describe('a threshold of supports', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let proposalId: ProposalId;
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform.close());
  beforeEach(() => platform.clock.set('2026-11-21T09:00:00.000Z'));

  async function open(settings: Readonly<Record<string, unknown>>) {
    consultation = await aConsultation(platform, { slug: `threshold-${++slugs}`, settings });
    proposalId = await aProposal(platform, consultation, (await platform.participant()).cookie);
    await platform.settle();
  }
  const params = () => ({ componentId: consultation.componentId, proposalId });
  const vote = async (cookie?: string) =>
    platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: params(),
      body: { choice: 'support' },
      cookie: cookie ?? (await platform.participant()).cookie,
    });
  const takeBack = (cookie: string) =>
    platform.call('DELETE /api/components/{componentId}/proposals/{proposalId}/vote', { params: params(), cookie });
  const votes = async (count: number) => {
    for (let n = 0; n < count; n++) expect((await vote()).status).toBe(200);
    await platform.settle();
  };
  const proposal = async () =>
    (await platform.call('GET /api/components/{componentId}/proposals/{proposalId}', { params: params() })).body;
  const tally = async () => {
    const file = await platform.services.files.site.get(`tallies/proposals/${proposalId}.json`);
    return JSON.parse(new TextDecoder().decode(file?.body));
  };
  const page = async () => {
    const file = await platform.services.files.site.get(`en${consultation.path}proposals/${proposalId}/index.html`);
    return new TextDecoder().decode(file?.body);
  };

  it('marks a proposal with the moment at which it has as many as it needs', async () => {
    await open({ supportThreshold: 3 });
    await votes(2);
    expect((await proposal()).reached).toBeNull();
    platform.clock.advance(600);
    await votes(1);
    const at = platform.clock.now();
    expect((await proposal()).reached).toEqual({ threshold: 3, at });
    expect(await page()).toContain(`"reachedAt":"${at}"`);
    platform.clock.advance(600);
    await votes(1);
    expect((await proposal()).reached).toEqual({ threshold: 3, at });
  });

  it('closes nothing unless it is told to', async () => {
    await open({ supportThreshold: 2 });
    await votes(2);
    platform.clock.advance(GATE_SECONDS);
    await votes(2);
    expect((await tally()).support).toBe(4);
  });

  it('closes votes on the proposal where it is told to; votes that come before that is known count', async () => {
    await open({ supportThreshold: 2, closesAtThreshold: true });
    const { cookie } = await platform.participant();
    await vote(cookie);
    // Five votes at once: the tally is behind all of them.
    const answers = await Promise.all(Array.from({ length: 4 }, () => vote()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await platform.settle();
    platform.clock.advance(GATE_SECONDS);
    expect(await vote()).toMatchObject({ status: 409, body: { code: 'proposal.threshold-reached' } });
    expect(await takeBack(cookie)).toMatchObject({ status: 409, body: { code: 'proposal.threshold-reached' } });
    await platform.settle();
    expect((await tally()).support).toBe(5);
    expect(await page()).toContain('"voting":false');
  });

  it('opens votes again when it is raised, and closes them when it is lowered', async () => {
    await open({ supportThreshold: 2, closesAtThreshold: true });
    await votes(2);
    await changeComponent(platform, consultation, { settings: { supportThreshold: 4, closesAtThreshold: true } });
    platform.clock.advance(GATE_SECONDS);
    await votes(1);
    await changeComponent(platform, consultation, { settings: { supportThreshold: 3, closesAtThreshold: true } });
    await platform.settle();
    platform.clock.advance(GATE_SECONDS);
    expect((await proposal()).reached.threshold).toBe(3);
    expect((await vote()).body.code).toBe('proposal.threshold-reached');
  });

  it('counts what an import brought', async () => {
    await open({ supportThreshold: 100 });
    const { put } = await import('../../functions/platform/db/write.ts');
    const { Proposals } = await import('../../functions/proposals/entities.ts');
    const stored = await platform.services.db.require(Proposals, { id: proposalId }, 'proposal.not-found');
    const importedVotes = { ...stored.importedVotes, support: 99 };
    await platform.services.db.write(put(Proposals, { ...stored, importedVotes, version: stored.version + 1 }));
    await platform.settle();
    expect((await proposal()).reached).toBeNull();
    await votes(1);
    expect((await proposal()).reached).toMatchObject({ threshold: 100 });
  });
});
