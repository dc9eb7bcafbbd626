import { describe, expect, it } from '@jest/globals';
import type { ProposalState } from '../../shared/proposals/proposal.ts';
import {
  choicesOf,
  isFull,
  mayAnswer,
  mayChoose,
  mayCreate,
  mayVote,
  mayWithdraw,
  reachesThreshold,
  votesLeft,
  votesMissing,
} from '../../shared/proposals/rules.ts';

const said = (decision: { allowed: true } | { allowed: false; problem: string }) =>
  decision.allowed ? 'allowed' : decision.problem;

describe('voting', () => {
  const gate = { state: 'published', isFull: false, voteKind: 'support', voting: true } as const;
  it.each<[ProposalState, string]>([
    ['draft', 'proposal.not-votable'],
    ['published', 'allowed'],
    ['evaluating', 'allowed'],
    ['accepted', 'allowed'],
    ['rejected', 'proposal.not-votable'],
    ['withdrawn', 'proposal.not-votable'],
  ])('on a proposal that is %s: %s', (state, expected) => {
    expect(said(mayVote({ ...gate, state }))).toBe(expected);
  });

  it('is closed where the phase or the component has no votes', () => {
    expect(said(mayVote({ ...gate, voting: false }))).toBe('proposal.voting-closed');
    expect(said(mayVote({ ...gate, voteKind: 'none' }))).toBe('proposal.voting-closed');
  });

  it('is closed on a proposal that has what it needs, after anything else that closes it', () => {
    expect(said(mayVote({ ...gate, isFull: true }))).toBe('proposal.threshold-reached');
    expect(said(mayVote({ ...gate, isFull: true, voting: false }))).toBe('proposal.voting-closed');
    expect(said(mayVote({ ...gate, isFull: true, state: 'withdrawn' }))).toBe('proposal.not-votable');
  });

  it('is filled by as many supporters as are asked for, and by none fewer', () => {
    const threshold = { supportThreshold: 500, voteKind: 'support' } as const;
    const tally = { support: 0, agree: 0, mixed: 900, disagree: 900 };
    expect(reachesThreshold({ ...tally, support: 499 }, threshold)).toBe(false);
    expect(reachesThreshold({ ...tally, support: 500 }, threshold)).toBe(true);
    expect(reachesThreshold({ ...tally, agree: 500 }, threshold)).toBe(false);
    expect(reachesThreshold({ ...tally, agree: 500 }, { ...threshold, voteKind: 'opinion' })).toBe(true);
    expect(reachesThreshold({ ...tally, support: 500 }, { ...threshold, voteKind: 'opinion' })).toBe(false);
    expect(reachesThreshold({ ...tally, support: 500 }, { ...threshold, supportThreshold: 0 })).toBe(false);
  });

  it('stays full until the threshold is raised, and never while counts are hidden', () => {
    const reached = { reached: { threshold: 500, at: '2026-11-21T09:00:00.000Z' } };
    const closing = { supportThreshold: 500, closesAtThreshold: true };
    expect(isFull(reached, closing, false)).toBe(true);
    expect(isFull(reached, { ...closing, supportThreshold: 400 }, false)).toBe(true);
    expect(isFull(reached, { ...closing, supportThreshold: 501 }, false)).toBe(false);
    expect(isFull(reached, { ...closing, supportThreshold: 0 }, false)).toBe(false);
    expect(isFull(reached, { ...closing, closesAtThreshold: false }, false)).toBe(false);
    expect(isFull(reached, closing, true)).toBe(false);
    expect(isFull({ reached: null }, closing, false)).toBe(false);
  });

  it('counts once the minimum is reached', () => {
    expect([0, 2, 3, 4].map((cast) => votesMissing(3, cast))).toEqual([3, 1, 0, 0]);
    expect(votesMissing(0, 0)).toBe(0);
  });

  it('offers one support, three opinions, or nothing', () => {
    expect(choicesOf('support')).toEqual(['support']);
    expect(choicesOf('opinion')).toEqual(['agree', 'mixed', 'disagree']);
    expect(choicesOf('none')).toEqual([]);
    expect(said(mayChoose('agree', 'opinion'))).toBe('allowed');
    expect(said(mayChoose('agree', 'support'))).toBe('proposal.choice-not-offered');
    expect(said(mayChoose('support', 'opinion'))).toBe('proposal.choice-not-offered');
  });

  it.each([
    [0, 7, null],
    [5, 0, 5],
    [5, 5, 0],
    [3, 5, 0],
  ])('with a limit of %i and %i votes leaves %p', (limit, cast, left) => {
    expect(votesLeft(limit, cast)).toBe(left);
  });
});

const ANSWER = { state: 'accepted', text: {}, answeredAt: '2026-11-21T09:00:00.000Z' } as const;

describe('the life of a proposal', () => {
  it('starts only while creation is on', () => {
    expect(said(mayCreate({ creation: true }))).toBe('allowed');
    expect(said(mayCreate({ creation: false }))).toBe('proposal.creation-closed');
  });

  it.each<[ProposalState, typeof ANSWER | null, string]>([
    ['published', null, 'allowed'],
    ['draft', null, 'proposal.not-withdrawable'],
    ['withdrawn', null, 'proposal.not-withdrawable'],
    ['evaluating', ANSWER, 'proposal.not-withdrawable'],
    ['accepted', ANSWER, 'proposal.not-withdrawable'],
    ['published', ANSWER, 'proposal.not-withdrawable'],
  ])('withdrawing what is %s, answer %o: %s', (state, answer, expected) => {
    expect(said(mayWithdraw({ state, answer }))).toBe(expected);
  });

  it.each<[ProposalState, string]>([
    ['draft', 'proposal.not-answerable'],
    ['withdrawn', 'proposal.not-answerable'],
    ['published', 'allowed'],
    ['evaluating', 'allowed'],
    ['rejected', 'allowed'],
  ])('answering what is %s: %s', (state, expected) => {
    expect(said(mayAnswer({ state }))).toBe(expected);
  });
});
