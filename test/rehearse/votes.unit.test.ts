import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../scripts/rehearse/arrivals.ts';
import { codeIn } from '../../scripts/rehearse/people.ts';
import { votesToCast } from '../../scripts/rehearse/replay.ts';
import { votesOf } from '../../scripts/rehearse/synthetic.ts';
import { lostAndDouble, mismatches, NO_VOTES, Sent, shownTallies } from '../../scripts/rehearse/tallies.ts';
import { outcomeOf } from '../../scripts/rehearse/voting.ts';
import { targetModule } from '../bench/votes/adapter.ts';

const answer = (status: number) => ({ status, body: '', cookies: [], retryAfter: undefined });

describe('votes that are replayed', () => {
  const counts = [
    { ...NO_VOTES, agree: 3, disagree: 1 },
    { ...NO_VOTES, mixed: 2 },
  ];

  it('are as many of each choice as the file has', () => {
    const votes = votesToCast(counts, seededRandom(1));
    const of = (proposal: number, choice: string) =>
      votes.filter((vote) => vote.proposal === proposal && vote.choice === choice).length;
    expect([of(0, 'agree'), of(0, 'disagree'), of(1, 'mixed'), votes.length]).toEqual([3, 1, 2, 6]);
  });

  it('are each of somebody else on one proposal, and of few people in all', () => {
    const votes = votesToCast(counts, seededRandom(1));
    expect(new Set(votes.map(({ proposal, voter }) => `${proposal} ${voter}`)).size).toBe(6);
    expect(Math.max(...votes.map(({ voter }) => voter))).toBe(3);
  });
});

describe('a participant of a rehearsal', () => {
  it('votes for no proposal twice, and for no more than there are', () => {
    const random = seededRandom(2);
    for (let person = 0; person < 50; person++) {
      const chosen = votesOf({ proposals: 4, votesEach: 6 }, random).map(({ proposal }) => proposal);
      expect(new Set(chosen).size).toBe(4);
    }
  });

  it('finds the code in the mail, however it is spaced, and takes no other number for it', () => {
    expect(codeIn('Votre code : 123 456, valable 15 minutes')).toBe('123456');
    expect(codeIn('Your code is 098765.')).toBe('098765');
    expect(codeIn('Ticket 12345678 of 2026')).toBeUndefined();
  });
});

describe('an answer to a vote', () => {
  it.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [401, 'refused'],
    [409, 'refused'],
    [408, 'unknown'],
    [429, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
    [0, 'unknown'],
  ])('with %d is %s', (status, outcome) => {
    expect(outcomeOf(answer(status))).toBe(outcome);
  });
});

describe('the comparison of tallies', () => {
  const sent = new Sent();
  sent.add('prp_a', 'agree');
  sent.add('prp_a', 'agree');
  sent.add('prp_b', 'mixed');
  const shown = (json: object) => shownTallies(JSON.stringify({ countedAt: 'x', proposals: json }));
  const compare = (json: object) => mismatches(['prp_a', 'prp_b'], (id) => sent.of(id), shown(json));

  it('finds nothing where all is counted', () => {
    const exact = { prp_a: { ...NO_VOTES, agree: 2, comments: 3 }, prp_b: { ...NO_VOTES, mixed: 1, comments: 0 } };
    expect(compare(exact)).toEqual([]);
    expect(sent.total).toBe(3);
  });

  it('names what is missing and what is there twice, apart by choice', () => {
    const wrong = compare({ prp_a: { ...NO_VOTES, agree: 3 } });
    expect(wrong).toEqual([
      { proposalId: 'prp_a', choice: 'agree', expected: 2, counted: 3 },
      { proposalId: 'prp_b', choice: 'mixed', expected: 1, counted: 0 },
    ]);
    expect(lostAndDouble(wrong)).toEqual({ lost: 1, double: 1 });
  });

  it('refuses a tally that is none', () => {
    expect(() => shownTallies('{"proposals":{"prp_a":{"agree":-1}}}')).toThrow();
  });
});

describe('an adapter of the benchmark', () => {
  it('is taken when it exports how to connect, and is named when it does not', async () => {
    const target = { name: 'other', choices: 2 };
    const found = targetModule(
      { connectTarget: async ({ url }: { url: string }) => ({ ...target, name: url }) },
      'm.ts',
    );
    expect(await found.connectTarget({ url: 'https://other', token: undefined })).toMatchObject({
      name: 'https://other',
    });
    expect(() => targetModule({ connect: () => target }, 'other.ts')).toThrow(
      'other.ts exports no function connectTarget',
    );
  });
});
