import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { voterKeyOf } from '../../functions/platform/voting/voter-keys.ts';
import { Votes } from '../../functions/proposals/entities.ts';
import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { shardOf } from '../../shared/platform/voting.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aDraft, aProposal, type Consultation, changeComponent } from './a-consultation.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
const BALLOT = 'GET /api/components/{componentId}/ballot';
/** Longer than a function keeps what gates a vote. */
const GATE_SECONDS = 6;

describe('votes', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let proposalIds: ProposalId[];
  let voter: { id: ParticipantId; cookie: string };
  let administrator: { id: string; cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    administrator = await platform.participant({ role: 'administrator' });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    await open({ voteLimit: 3 });
    voter = await platform.participant();
  });

  async function open(settings: Readonly<Record<string, unknown>>, count = 4) {
    consultation = await aConsultation(platform, { slug: `votes-${++slugs}`, settings });
    // Nobody publishes more than thirty an hour.
    const authors = await Promise.all(Array.from({ length: Math.ceil(count / 20) }, () => platform.participant()));
    proposalIds = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        aProposal(platform, consultation, authors[index % authors.length]?.cookie ?? ''),
      ),
    );
  }
  const at = (index: number): ProposalId => {
    const id = proposalIds[index];
    if (id === undefined) throw new Error(`no proposal ${index}`);
    return id;
  };
  const cast = (proposalId: ProposalId, choice = 'support', cookie: string | null = voter.cookie) =>
    platform.call(`PUT ${VOTE}`, {
      params: { componentId: consultation.componentId, proposalId },
      body: { choice },
      ...(cookie === null ? {} : { cookie }),
    });
  const takeBack = (proposalId: ProposalId, cookie = voter.cookie) =>
    platform.call(`DELETE ${VOTE}`, { params: { componentId: consultation.componentId, proposalId }, cookie });
  const ballot = async (cookie = voter.cookie) =>
    (
      await platform.call(BALLOT, {
        params: { componentId: consultation.componentId },
        query: { proposal: proposalIds },
        cookie,
      })
    ).body;
  const voterKey = () => voterKeyOf(platform.services, consultation.componentId, voter.id, 'proposal.voting-closed');
  const stored = async (proposalId: ProposalId) => {
    const key = await voterKey();
    return platform.services.db.get(Votes, { proposalId, shard: shardOf(key), voterKey: key });
  };

  it('are counted down to the limit, also when the last one is asked for twice', async () => {
    expect((await cast(at(0))).body).toEqual({ choice: 'support', votesLeft: 2, votesMissing: 0 });
    expect((await cast(at(1))).body.votesLeft).toBe(1);
    expect((await cast(at(2))).body.votesLeft).toBe(0);
    expect(await cast(at(3))).toMatchObject({ status: 409, body: { code: 'proposal.vote-limit-reached' } });
    expect(await cast(at(2))).toMatchObject({ status: 200, body: { votesLeft: 0 } });
    expect(await ballot()).toEqual({
      votes: { [at(0)]: 'support', [at(1)]: 'support', [at(2)]: 'support' },
      votesLeft: 0,
      voteLimit: 3,
      votesMissing: 0,
    });
    expect(await stored(at(3))).toBeUndefined();
  });

  it('keep to the limit when fifty windows vote at once, and all agree on what is left', async () => {
    await open({ voteLimit: 5 }, 50);
    const answers = await Promise.all(proposalIds.map((id) => cast(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(answers.filter(({ body }) => body.code === 'proposal.vote-limit-reached')).toHaveLength(45);
    const { votes, votesLeft } = await ballot();
    expect([Object.keys(votes).length, votesLeft]).toEqual([5, 0]);
  });

  it('for one proposal from fifty windows are one vote, and one place on the ballot', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => cast(at(0))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await ballot()).votesLeft).toBe(2);
  });

  it('taken back from fifty windows give one place back', async () => {
    await cast(at(0));
    await cast(at(1));
    const answers = await Promise.all(Array.from({ length: 50 }, () => takeBack(at(0))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await ballot()).votesLeft).toBe(2);
  });

  it('say nothing of the person or the minute', async () => {
    platform.clock.set('2026-11-21T09:47:12.345Z');
    await cast(at(0));
    const vote = await stored(at(0));
    expect(vote).toMatchObject({ choice: 'support', hour: '2026-11-21T09:00:00.000Z' });
    expect(JSON.stringify(vote)).not.toContain(voter.id);
    const elsewhere = await aConsultation(platform, { slug: `votes-${++slugs}` });
    expect(await voterKeyOf(platform.services, elsewhere.componentId, voter.id, 'proposal.voting-closed')).not.toBe(
      vote?.voterKey,
    );
  });

  it('need a person with a name: 401 for nobody and for commands', async () => {
    expect((await cast(at(0), 'support', null)).status).toBe(401);
    const operator = await platform.call(`PUT ${VOTE}`, {
      params: { componentId: consultation.componentId, proposalId: at(0) },
      body: { choice: 'support' },
      operator: true,
    });
    expect(operator.status).toBe(401);
  });

  it('must be among the choices that the component offers', async () => {
    expect(await cast(at(0), 'agree')).toMatchObject({ status: 422, body: { code: 'proposal.choice-not-offered' } });
    expect((await cast(at(0), 'perhaps')).status).toBe(422);
    await open({ voteKind: 'opinion', voteLimit: 0 });
    expect((await cast(at(0), 'support')).body.code).toBe('proposal.choice-not-offered');
    expect((await cast(at(0), 'mixed')).body).toEqual({ choice: 'mixed', votesLeft: null, votesMissing: 0 });
    expect((await cast(at(0), 'disagree')).body).toEqual({ choice: 'disagree', votesLeft: null, votesMissing: 0 });
    expect((await ballot()).votes).toEqual({ [at(0)]: 'disagree' });
    await open({ voteKind: 'none' });
    expect((await cast(at(0), 'support')).body.code).toBe('proposal.voting-closed');
  });

  it('change their choice on a ballot that is full', async () => {
    await open({ voteKind: 'opinion', voteLimit: 1 });
    expect((await cast(at(0), 'agree')).body.votesLeft).toBe(0);
    expect((await cast(at(0), 'disagree')).body).toEqual({ choice: 'disagree', votesLeft: 0, votesMissing: 0 });
    expect((await cast(at(1), 'agree')).body.code).toBe('proposal.vote-limit-reached');
    expect((await ballot()).votes).toEqual({ [at(0)]: 'disagree' });
  });

  it('are refused at the closing instant, and taken a millisecond before', async () => {
    platform.clock.set('2026-11-30T23:59:59.999Z');
    expect((await cast(at(0))).status).toBe(200);
    platform.clock.set('2026-12-01T00:00:00.000Z');
    expect((await cast(at(1))).body.code).toBe('proposal.voting-closed');
    expect((await takeBack(at(0))).body.code).toBe('proposal.voting-closed');
    platform.clock.set('2026-11-21T09:00:00.000Z');
    expect(Object.keys((await ballot()).votes)).toEqual([at(0)]);
  });

  it('are refused for drafts, withdrawn and rejected proposals, and taken for accepted ones', async () => {
    const author = await platform.participant();
    const params = (proposalId: ProposalId) => ({ componentId: consultation.componentId, proposalId });
    const answer = (proposalId: ProposalId, state: string) =>
      platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/answer', {
        params: params(proposalId),
        cookie: administrator.cookie,
        body: { state, text: { en: 'So it is.' } },
      });
    const draft = await aDraft(platform, consultation, author.cookie);
    expect((await cast(draft)).body.code).toBe('proposal.not-found');
    expect((await cast(platform.services.newId('proposal'))).body.code).toBe('proposal.not-found');
    const withdrawn = await aProposal(platform, consultation, author.cookie);
    expect((await cast(withdrawn)).status).toBe(200);
    await platform.call('POST /api/components/{componentId}/proposals/{proposalId}/withdrawal', {
      params: params(withdrawn),
      cookie: author.cookie,
    });
    expect((await cast(withdrawn)).body.code).toBe('proposal.not-votable');
    await answer(at(0), 'rejected');
    expect((await cast(at(0))).body.code).toBe('proposal.not-votable');
    await answer(at(1), 'accepted');
    expect((await cast(at(1))).status).toBe(200);
  });

  it('are refused in a closed component once five seconds are over', async () => {
    expect((await cast(at(0))).status).toBe(200);
    await changeComponent(platform, consultation, { phase: { voting: false } });
    platform.clock.advance(GATE_SECONDS);
    expect((await cast(at(1))).body.code).toBe('proposal.voting-closed');
    await changeComponent(platform, consultation, { isPublished: false });
    platform.clock.advance(GATE_SECONDS);
    expect((await cast(at(1))).status).toBe(404);
  });

  it('keep what they took when the limit is lifted and set again', async () => {
    await open({ voteKind: 'opinion', voteLimit: 1 });
    await cast(at(0), 'agree');
    await changeComponent(platform, consultation, { settings: { voteKind: 'opinion', voteLimit: 0 } });
    platform.clock.advance(GATE_SECONDS);
    await cast(at(0), 'mixed');
    await cast(at(1), 'agree');
    await changeComponent(platform, consultation, { settings: { voteKind: 'opinion', voteLimit: 1 } });
    platform.clock.advance(GATE_SECONDS);
    expect(await ballot()).toMatchObject({ votes: { [at(0)]: 'mixed', [at(1)]: 'agree' }, votesLeft: 0 });
    expect((await takeBack(at(1))).body.votesLeft).toBe(0);
    expect((await takeBack(at(0))).body.votesLeft).toBe(1);
  });

  it('may be asked for a hundred proposals at a time', async () => {
    const ids = (count: number) => Array.from({ length: count }, () => platform.services.newId('proposal'));
    const ask = (proposal: readonly string[]) =>
      platform.call(BALLOT, {
        params: { componentId: consultation.componentId },
        query: { proposal },
        cookie: voter.cookie,
      });
    expect((await ask(ids(100))).body.votes).toEqual({});
    expect((await ask(ids(101))).body.fields).toEqual([
      { pointer: '/query/proposal', code: 'too_big', facts: { maximum: 100 } },
    ]);
  });
});
