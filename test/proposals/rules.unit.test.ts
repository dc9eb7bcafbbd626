import { describe, expect, it } from '@jest/globals';
import type { ProposalState } from '../../shared/proposals/proposal.ts';
import {
  choicesOf,
  mayAnswer,
  mayChoose,
  mayCreate,
  mayVote,
  mayWithdraw,
  votesLeft,
} from '../../shared/proposals/rules.ts';

const said = (decision: { allowed: true } | { allowed: false; problem: string }) =>
  decision.allowed ? 'allowed' : decision.problem;

describe('voting', () => {
  const gate = { state: 'published', voteKind: 'support', voting: true } as const;
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
