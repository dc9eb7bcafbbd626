import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { voterKeyOf } from '../../functions/platform/voting/voter-keys.ts';
import { Ballots } from '../../functions/proposals/entities.ts';
import type { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation } from './a-consultation.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
const BALLOT = 'GET /api/components/{componentId}/ballot';

describe('votes of one person', () => {
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
    await open({ voteLimit: 3 });
    voter = await platform.participant();
  });

  async function open(settings: Readonly<Record<string, unknown>>, count = 4) {
    consultation = await aConsultation(platform, { slug: `model-${++slugs}`, settings });
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
  it('of any interleaving leave as many on the ballot as there are, and never more than the limit', async () => {
    const action = fc.record({
      proposal: fc.nat({ max: 3 }),
      act: fc.constantFrom('agree', 'mixed', 'disagree', 'take-back'),
    });
    await open({ voteKind: 'opinion', voteLimit: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(action, { minLength: 1, maxLength: 6 }), { maxLength: 6 }), async (rounds) => {
        voter = await platform.participant();
        // Actions of a round are sent at once; the rounds follow one another.
        for (const round of rounds) {
          const answers = await Promise.all(
            round.map(({ proposal, act }) => (act === 'take-back' ? takeBack(at(proposal)) : cast(at(proposal), act))),
          );
          for (const { status } of answers) expect([200, 409]).toContain(status);
          const { votes, votesLeft } = await ballot();
          const key = await voterKey();
          const counted = await platform.services.db.get(Ballots, {
            componentId: consultation.componentId,
            voterKey: key,
          });
          expect(counted?.votesCast ?? 0).toBe(Object.keys(votes).length);
          expect(votesLeft).toBe(2 - Object.keys(votes).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('one after the other do what a plain model says', async () => {
    const step = fc.record({
      proposal: fc.nat({ max: 3 }),
      act: fc.constantFrom('agree', 'mixed', 'disagree', 'take-back'),
    });
    await open({ voteKind: 'opinion', voteLimit: 2 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        voter = await platform.participant();
        const model = new Map<string, string>();
        for (const { proposal, act } of steps) {
          const id = at(proposal);
          const answer = await (act === 'take-back' ? takeBack(id) : cast(id, act));
          const isFull = act !== 'take-back' && !model.has(id) && model.size === 2;
          expect(answer.status).toBe(isFull ? 409 : 200);
          if (act === 'take-back') model.delete(id);
          else if (!isFull) model.set(id, act);
          if (!isFull) expect(answer.body.votesLeft).toBe(2 - model.size);
        }
        expect((await ballot()).votes).toEqual(Object.fromEntries(model));
      }),
      { numRuns: 30 },
    );
  });
});
