import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BUCKETS } from '../../functions/local/cloud.ts';
import { put, remove } from '../../functions/platform/db/write.ts';
import { createVoteSecrets } from '../../functions/platform/vote-secrets.ts';
import { knownVoterKey, voterKeyOf } from '../../functions/platform/voting/voter-keys.ts';
import { FinalCounts, Recounts } from '../../functions/proposals/entities.ts';
import { votesTable } from '../../functions/proposals/own-votes.ts';
import { endOfVote, secretUntil } from '../../functions/proposals/recount/end-of-vote.ts';
import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation, OPEN } from './a-consultation.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
const COMPONENT = '/api/components/{componentId}';

let platform: TestPlatform;
let consultation: Consultation;
let proposalId: ProposalId;
let voter: { id: ParticipantId; cookie: string };
let administrator: { cookie: string };
let slugs = 0;

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  administrator = await platform.participant({ role: 'administrator' });
});
afterAll(() => platform.close());
beforeEach(async () => {
  platform.clock.set('2026-11-21T09:00:00.000Z');
  consultation = await aConsultation(platform, { slug: `secrets-${++slugs}` });
  voter = await platform.participant();
  proposalId = await aProposal(platform, consultation, voter.cookie);
});

/** What a function knows that has just started. */
const aFunction = () => createVoteSecrets(platform.cloud.clients.s3, BUCKETS.secrets, () => performance.now());
const vote = () =>
  platform.call(`PUT ${VOTE}`, {
    params: { componentId: consultation.componentId, proposalId },
    body: { choice: 'support' },
    cookie: voter.cookie,
  });
const read = async (route: string, cookie = voter.cookie) =>
  (
    await platform.call(`GET ${COMPONENT}${route}`, {
      params: { componentId: consultation.componentId },
      query: { proposal: [proposalId] },
      cookie,
    })
  ).body;
const night = async () => {
  await platform.services.queues.send('recounts', [{ night: true }]);
  await platform.settle();
};

describe('the secret of a vote', () => {
  it('is one and the same for functions that make it at the same moment', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => aFunction().of(consultation.componentId)));
    expect(new Set(made.map((kept) => JSON.stringify(kept))).size).toBe(1);
    expect(await aFunction().find(consultation.componentId)).toEqual(made[0]);
  });

  it('is there from the first vote on, another one for each vote', async () => {
    expect(await aFunction().find(consultation.componentId)).toBeUndefined();
    await vote();
    const other = await aConsultation(platform, { slug: `secrets-${++slugs}` });
    expect(await aFunction().of(other.componentId)).not.toEqual(await aFunction().find(consultation.componentId));
  });

  it('is all that leads from a person to a ballot: the secret of the installation does not', async () => {
    await vote();
    const key = await voterKeyOf(platform.services, consultation.componentId, voter.id, 'proposal.voting-closed');
    const secrets = { get: async () => 'another secret of the installation, of which nothing follows' };
    const changed = { ...platform.services, secrets };
    expect(await voterKeyOf(changed, consultation.componentId, voter.id, 'proposal.voting-closed')).toBe(key);
    const { componentId } = consultation;
    await aFunction().destroy(componentId, platform.services.now());
    expect(await knownVoterKey({ voteSecrets: aFunction() }, componentId, voter.id)).toBe('destroyed');
    expect(JSON.stringify(await aFunction().find(componentId))).toBe(
      JSON.stringify({ destroyedAt: platform.services.now() }),
    );
  });

  it('once destroyed, is not made again: a vote that is opened again takes none', async () => {
    await vote();
    await platform.services.voteSecrets.destroy(consultation.componentId, platform.services.now());
    expect(await vote()).toMatchObject({ status: 409, body: { code: 'proposal.voting-closed' } });
    expect(await read('/ballot')).toMatchObject({ votes: {} });
  });

  it('lets people list their votes before it is destroyed, and tells them afterwards that nobody can', async () => {
    await vote();
    await platform.settle();
    const rowsOf = async (id: ParticipantId) =>
      (await votesTable(platform.services, id)).rows.filter(([, , of]) => of === consultation.componentId);
    const rows = () => rowsOf(voter.id);
    expect(await rows()).toMatchObject([
      [proposalId, expect.anything(), consultation.componentId, 'support', OPEN_HOUR],
    ]);
    await platform.services.voteSecrets.destroy(consultation.componentId, platform.services.now());
    expect(await rows()).toEqual([
      ['', '', consultation.componentId, 'secret destroyed: nobody can tell any more', ''],
    ]);
    // Who wrote and never voted there is told the same; who took no part is told nothing.
    const writer = await platform.participant();
    await aProposal(platform, consultation, writer.cookie);
    await platform.settle();
    expect(await rowsOf(writer.id)).toEqual(await rows());
    const other = await platform.participant();
    expect(await rowsOf(other.id)).toEqual([]);
    // So does the account, once the vote is over.
    const { componentId, path } = consultation;
    const gone = async ({ cookie }: { cookie: string }) =>
      (await platform.call('GET /api/my-votes', { query: { locale: 'en' }, cookie })).body;
    expect(await gone(voter)).toEqual({ items: [], gone: [] });
    platform.clock.set(OPEN.endsAt);
    const named = { componentId, process: 'Climate', name: 'Proposals', locale: 'en', path };
    expect(await gone(voter)).toEqual({ items: [], gone: [named] });
    expect(await gone(writer)).toEqual({ items: [], gone: [named] });
    expect(await gone(other)).toEqual({ items: [], gone: [] });
  });
});
const OPEN_HOUR = '2026-11-21T09:00:00.000Z';

describe('a vote that is over', () => {
  it('ends with its last phase in which one votes, and not while another may come', () => {
    const { component, process, phaseId } = consultation;
    const at = (now: string, changes: Partial<typeof component> = {}) =>
      endOfVote({ component: { ...component, ...changes }, process }, now);
    expect(at('2026-11-30T23:59:59.999Z')).toBeNull();
    expect(at(OPEN.endsAt)).toBe(OPEN.endsAt);
    expect(at('2027-01-01T00:00:00.000Z', { phaseSettings: { [phaseId]: { voting: false } } })).toBeNull();
    expect(at('2027-01-01T00:00:00.000Z', { phaseSettings: {} })).toBeNull();
    expect([secretUntil(OPEN.endsAt), secretUntil(OPEN.endsAt, 1)]).toEqual([
      '2026-12-08T00:00:00.000Z',
      '2026-12-02T00:00:00.000Z',
    ]);
  });

  it('is counted a last time, and its secret destroyed a week after the end, not before', async () => {
    await vote();
    await platform.settle();
    await night();
    const { componentId } = consultation;
    expect(await read('/recounts', administrator.cookie)).toMatchObject({
      latest: { reason: 'night' },
      secretUntil: null,
    });
    platform.clock.set('2026-12-01T01:40:00.000Z');
    await night();
    expect(await read('/recounts', administrator.cookie)).toMatchObject({
      latest: { reason: 'final', votes: 1, unsettled: 0, finishedAt: '2026-12-01T01:40:00.000Z' },
      secretUntil: '2026-12-08T00:00:00.000Z',
    });
    platform.clock.set('2026-12-07T01:40:00.000Z');
    await night();
    expect(await aFunction().find(componentId)).toMatchObject({ secret: expect.anything() });
    platform.clock.set('2026-12-08T01:40:00.000Z');
    await night();
    expect(await aFunction().find(componentId)).toEqual({ destroyedAt: '2026-12-08T01:40:00.000Z' });
  });

  it('keeps its secret while the final count is not settled', async () => {
    await vote();
    await platform.settle();
    platform.clock.set('2026-12-01T01:40:00.000Z');
    await night();
    const { componentId } = consultation;
    const latest = await platform.services.db.require(Recounts, { componentId }, 'component.not-found');
    await platform.services.db.transact(
      put(Recounts, { ...latest, unsettled: 1 }),
      remove(FinalCounts, { componentId }),
    );
    platform.clock.set('2026-12-09T01:40:00.000Z');
    await platform.services.queues.send('recounts', [{ night: true }]);
    await platform.settle();
    expect(await aFunction().find(componentId)).toMatchObject({ secret: expect.anything() });
    expect(await read('/recounts', administrator.cookie)).toMatchObject({ latest: { reason: 'final', unsettled: 0 } });
  });
});
