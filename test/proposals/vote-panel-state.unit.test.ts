import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Problem } from '../../web/src/platform/problem.ts';
import {
  answered,
  figuresOf,
  givenUp,
  moved,
  sending,
  sharesOf,
  startOf,
} from '../../web/src/proposals/islands/vote-state.ts';

const tally = { support: 10, agree: 3, mixed: 2, disagree: 1 };
const recorded = { ok: true, data: { votesLeft: 2, votesMissing: 0 } } as const;
const refused = (code: Problem['code'], status: number) =>
  ({ ok: false, problem: { code, status, facts: {}, fields: [], retryAfter: null } }) as const;
const voted = answered(sending(startOf(tally), 'support'), 'support', recorded);

describe('the own vote', () => {
  test('is counted at once, before the server has answered', () => {
    expect(figuresOf(sending(startOf(tally), 'support'))?.support).toBe(11);
  });

  test('is not counted twice once the count holds it', () => {
    expect(figuresOf(voted)?.support).toBe(11);
    expect(figuresOf({ ...voted, counted: { ...tally, support: 11 } })?.support).toBe(11);
    expect(figuresOf({ ...voted, counted: { ...tally, support: 14 } })?.support).toBe(14);
  });

  test('does not disappear while the count does not hold it yet', () => {
    expect(figuresOf({ ...voted, counted: tally })?.support).toBe(11);
  });

  test('leaves at once when it is taken back, although the count still holds it', () => {
    const settled = { ...voted, counted: { ...tally, support: 11 }, settling: null };
    const withdrawn = answered(sending(settled, null), null, recorded);
    expect(figuresOf(withdrawn)?.support).toBe(10);
  });

  test('changes no figure as long as it does not count, and then that of the vote which makes all count', () => {
    const first = answered(sending(startOf(tally, 2), 'support'), 'support', {
      ok: true,
      data: { votesLeft: null, votesMissing: 1 },
    });
    expect([figuresOf(sending(startOf(tally, 2), 'support')), figuresOf(first)]).toEqual([tally, tally]);
    const second = answered(sending({ ...startOf(tally), votesMissing: 1 }, 'support'), 'support', recorded);
    expect(figuresOf(second)?.support).toBe(11);
  });

  test('shows no figure while counts are hidden', () => {
    const hidden = answered(sending(startOf(null), 'support'), 'support', recorded);
    expect([figuresOf(startOf(null)), figuresOf(hidden)]).toEqual([null, null]);
  });

  test('goes from one opinion to another', () => {
    const agreed = answered(sending(startOf(tally), 'agree'), 'agree', recorded);
    const changed = sending({ ...agreed, settling: null, counted: { ...tally, agree: 4 } }, 'disagree');
    expect(figuresOf(changed)).toEqual({ support: 10, agree: 3, mixed: 2, disagree: 2 });
  });

  test('is what it was when it is refused or sign-in is given up', () => {
    const closed = answered(sending(startOf(tally), 'support'), 'support', refused('proposal.voting-closed', 409));
    expect([closed.wanted, closed.status, closed.problem?.code]).toEqual([null, 'late', 'proposal.voting-closed']);
    expect(figuresOf(givenUp(sending(startOf(tally), 'support')))).toEqual(tally);
  });

  test('is unsent, not refused, when nobody answered or the server failed', () => {
    for (const problem of [refused('network.failed', 0), refused('internal.error', 500)]) {
      const state = answered(sending(startOf(tally), 'support'), 'support', problem);
      expect([state.wanted, state.status, state.problem]).toEqual(['support', 'unsent', null]);
    }
  });

  test('shows that none is left when the limit is reached', () => {
    const state = answered(startOf(tally), 'support', refused('proposal.vote-limit-reached', 409));
    expect([state.votesLeft, state.wanted]).toEqual([0, null]);
  });

  test('never makes a count negative', () => {
    expect(moved({ support: 0, agree: 0, mixed: 0, disagree: 0 }, 'agree', null).agree).toBe(0);
  });
});

describe('shares of opinions', () => {
  test('are whole per cents that add up to 100', () => {
    expect(sharesOf({ support: 0, agree: 1, mixed: 1, disagree: 1 })).toEqual([34, 33, 33]);
    const votes = fc.nat(1_000_000);
    fc.assert(
      fc.property(votes, votes, votes, (agree, mixed, disagree) => {
        const shares = sharesOf({ support: 0, agree, mixed, disagree });
        const sum = shares[0] + shares[1] + shares[2];
        expect(sum).toBe(agree + mixed + disagree === 0 ? 0 : 100);
      }),
    );
  });
});
