import { describe, expect, it } from '@jest/globals';
import type { ProposalState } from '../../shared/proposals/contract.ts';
import {
  choicesOf,
  mayAnswer,
  mayChoose,
  mayCreate,
  mayVote,
  mayWithdraw,
  textProblems,
  votesLeft,
} from '../../shared/proposals/rules.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';

const settings = ProposalSettings.parse({});
const said = (decision: { allowed: true } | { allowed: false; problem: string }) =>
  decision.allowed ? 'allowed' : decision.problem;

describe('the text of a proposal', () => {
  const text = { title: 'x'.repeat(15), body: 'y'.repeat(15), themeId: null };
  it.each([
    ['may be as short as the bounds', {}, []],
    ['may be as long as the bounds', { title: 'x'.repeat(150), body: 'y'.repeat(2000) }, []],
    [
      'may not be one character shorter',
      { title: 'x'.repeat(14), body: 'y'.repeat(14) },
      ['/title too_small', '/body too_small'],
    ],
    [
      'may not be one character longer',
      { title: 'x'.repeat(151), body: 'y'.repeat(2001) },
      ['/title too_big', '/body too_big'],
    ],
    ['is not longer for its white space', { title: `  ${'x'.repeat(14)}  \n ` }, ['/title too_small']],
    ['counts what readers see as one character', { title: '🌳'.repeat(15) }, []],
  ])('%s', (_, changes, expected) => {
    expect(textProblems({ ...text, ...changes }, settings).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
      expected,
    );
  });

  it('must have a theme where the component says so', () => {
    const strict = { ...settings, themeRequired: true };
    expect(textProblems(text, strict)).toEqual([{ pointer: '/themeId', code: 'choice.required' }]);
    expect(textProblems({ ...text, themeId: 'tax_1' }, strict)).toEqual([]);
  });
});

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
