import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Tallies } from '../../functions/platform/entities.ts';
import { voterKeyOf } from '../../functions/platform/voting/voter-keys.ts';
import { BallotPapers, Votes } from '../../functions/proposals/entities.ts';
import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { shardOf } from '../../shared/platform/voting.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from './a-consultation.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
/** Longer than a function keeps what gates a vote. */
const GATE_SECONDS = 6;

describe('a minimum of votes', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  let proposalIds: ProposalId[];
  let voter: { id: ParticipantId; cookie: string };
  let slugs = 0;

  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
  });
  afterAll(() => platform.close());
  beforeEach(async () => {
    platform.clock.set('2026-11-21T09:00:00.000Z');
    await open({ voteMinimum: 3 });
    voter = await platform.participant();
  });

  async function open(settings: Readonly<Record<string, unknown>>, count = 5) {
    consultation = await aConsultation(platform, { slug: `minimum-${++slugs}`, settings });
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
  const params = (proposalId: ProposalId) => ({ componentId: consultation.componentId, proposalId });
  const cast = (proposalId: ProposalId, choice = 'support', { cookie } = voter) =>
    platform.call(`PUT ${VOTE}`, { params: params(proposalId), body: { choice }, cookie });
  const takeBack = (proposalId: ProposalId, { cookie } = voter) =>
    platform.call(`DELETE ${VOTE}`, { params: params(proposalId), cookie });
  const ballot = async ({ cookie } = voter) =>
    (
      await platform.call('GET /api/components/{componentId}/ballot', {
        params: { componentId: consultation.componentId },
        query: { proposal: proposalIds },
        cookie,
      })
    ).body;
  /** Votes as the table holds them. */
  async function stored({ id } = voter) {
    const voterKey = await voterKeyOf(platform.services, consultation.componentId, id, 'proposal.voting-closed');
    const shard = shardOf(voterKey);
    return platform.services.db.batchGet(
      Votes,
      proposalIds.map((proposalId) => ({ proposalId, shard, voterKey })),
    );
  }
  const paper = async ({ id } = voter) =>
    platform.services.db.get(BallotPapers, {
      componentId: consultation.componentId,
      voterKey: await voterKeyOf(platform.services, consultation.componentId, id, 'proposal.voting-closed'),
    });
  /** Sums by choice, as the counters have added them up from the stream. */
  async function counted(proposalId: ProposalId): Promise<Record<string, number>> {
    const shards = await platform.services.db.all(Tallies, { group: proposalId }, { startsWith: 'votes#' });
    const sums: Record<string, number> = {};
    for (const { counts } of shards)
      for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count;
    return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
  }
  const allCounted = () => Promise.all(proposalIds.map(counted));

  it('counts nothing below it, all at once when it is reached, and nothing again when it is left', async () => {
    expect((await cast(at(0))).body).toEqual({ choice: 'support', votesLeft: null, votesMissing: 2 });
    expect((await cast(at(1))).body.votesMissing).toBe(1);
    await platform.settle();
    expect(await allCounted()).toEqual([{}, {}, {}, {}, {}]);
    expect((await cast(at(2))).body.votesMissing).toBe(0);
    expect((await cast(at(3))).body.votesMissing).toBe(0);
    await platform.settle();
    expect(await allCounted()).toEqual([{ support: 1 }, { support: 1 }, { support: 1 }, { support: 1 }, {}]);
    await takeBack(at(0));
    await platform.settle();
    expect(await allCounted()).toEqual([{}, { support: 1 }, { support: 1 }, { support: 1 }, {}]);
    expect((await takeBack(at(1))).body).toEqual({ votesLeft: null, votesMissing: 1 });
    await platform.settle();
    expect(await allCounted()).toEqual([{}, {}, {}, {}, {}]);
    expect(await ballot()).toMatchObject({ votes: { [at(2)]: 'support', [at(3)]: 'support' }, votesMissing: 1 });
  });

  it('holds for each person apart', async () => {
    const other = await platform.participant();
    await cast(at(0));
    await cast(at(1));
    for (const id of [at(0), at(1), at(2)]) await cast(id, 'support', other);
    await platform.settle();
    expect(await allCounted()).toEqual([{ support: 1 }, { support: 1 }, { support: 1 }, {}, {}]);
  });

  it('goes together with a limit', async () => {
    await open({ voteMinimum: 2, voteLimit: 3 });
    expect((await cast(at(0))).body).toEqual({ choice: 'support', votesLeft: 2, votesMissing: 1 });
    await cast(at(1));
    await cast(at(2));
    expect(await cast(at(3))).toMatchObject({ status: 409, body: { code: 'proposal.vote-limit-reached' } });
    expect(await cast(at(2))).toMatchObject({ status: 200, body: { votesLeft: 0, votesMissing: 0 } });
  });

  it('reaches as far as thirty, which one transaction changes together', async () => {
    await open({ voteMinimum: 30 }, 31);
    for (const id of proposalIds.slice(0, 29)) expect((await cast(id)).status).toBe(200);
    expect((await stored()).some(({ isCounted }) => isCounted)).toBe(false);
    expect((await cast(at(29))).body.votesMissing).toBe(0);
    expect((await stored()).map(({ isCounted }) => isCounted)).toEqual(Array.from({ length: 30 }, () => true));
    expect((await takeBack(at(3))).body.votesMissing).toBe(1);
    expect((await stored()).map(({ isCounted }) => isCounted)).toEqual(Array.from({ length: 29 }, () => false));
  });

  it('is held when twelve windows of one person vote at once', async () => {
    await open({ voteMinimum: 4 }, 12);
    const answers = await Promise.all(proposalIds.map((id) => cast(id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await stored()).every(({ isCounted }) => isCounted)).toBe(true);
    await platform.settle();
    expect(await allCounted()).toEqual(proposalIds.map(() => ({ support: 1 })));
  });

  it('leaves votes alone that were cast while there was none', async () => {
    await open({});
    await cast(at(0));
    await changeComponent(platform, consultation, { settings: { voteMinimum: 2 } });
    platform.clock.advance(GATE_SECONDS);
    expect((await cast(at(1))).body.votesMissing).toBe(1);
    await platform.settle();
    expect(await allCounted()).toEqual([{ support: 1 }, {}, {}, {}, {}]);
    expect((await takeBack(at(0))).status).toBe(200);
    await platform.settle();
    expect(await allCounted()).toEqual([{}, {}, {}, {}, {}]);
  });

  it('of any interleaving counts all votes of a person or none, as paper, votes and sums all say', async () => {
    const action = fc.record({
      proposal: fc.nat({ max: 4 }),
      act: fc.constantFrom('agree', 'mixed', 'disagree', 'take-back'),
    });
    await open({ voteKind: 'opinion', voteMinimum: 2, voteLimit: 4 });
    let before: Record<string, number>[] = proposalIds.map(() => ({}));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(action, { minLength: 1, maxLength: 6 }), { maxLength: 5 }), async (rounds) => {
        voter = await platform.participant();
        // Actions of a round are sent at once; the rounds follow one another.
        for (const round of rounds) {
          const answers = await Promise.all(
            round.map(({ proposal, act }) => (act === 'take-back' ? takeBack(at(proposal)) : cast(at(proposal), act))),
          );
          for (const { status } of answers) expect([200, 409]).toContain(status);
          const votes = await stored();
          const isReached = votes.length >= 2;
          expect(votes.length).toBeLessThanOrEqual(4);
          expect([...((await paper())?.votes ?? [])].sort()).toEqual(votes.map(({ proposalId }) => proposalId).sort());
          expect(votes.every(({ isCounted }) => isCounted === isReached)).toBe(true);
          expect(await ballot()).toMatchObject({
            votesLeft: 4 - votes.length,
            votesMissing: Math.max(0, 2 - votes.length),
          });
        }
        await platform.settle();
        const votes = (await stored()).filter(({ isCounted }) => isCounted);
        const after = await allCounted();
        for (const [index, id] of proposalIds.entries()) {
          const expected = { ...before[index] };
          for (const { proposalId, choice } of votes)
            if (proposalId === id) expected[choice] = (expected[choice] ?? 0) + 1;
          expect(after[index]).toEqual(expected);
        }
        before = after;
      }),
      { numRuns: 12 },
    );
  });

  it('one after the other does what a plain model says', async () => {
    const step = fc.record({
      proposal: fc.nat({ max: 4 }),
      act: fc.constantFrom('agree', 'mixed', 'disagree', 'take-back'),
    });
    await open({ voteKind: 'opinion', voteMinimum: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        voter = await platform.participant();
        const model = new Map<string, string>();
        for (const { proposal, act } of steps) {
          const id = at(proposal);
          const { status, body } = await (act === 'take-back' ? takeBack(id) : cast(id, act));
          if (act === 'take-back') model.delete(id);
          else model.set(id, act);
          expect([status, body.votesMissing]).toEqual([200, Math.max(0, 3 - model.size)]);
        }
        expect((await ballot()).votes).toEqual(Object.fromEntries(model));
        expect((await stored()).every(({ isCounted }) => isCounted === model.size >= 3)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});
