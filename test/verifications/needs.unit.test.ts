import { describe, expect, it } from '@jest/globals';
import type { Shown } from '../../shared/platform/locale.ts';
import { translator } from '../../shared/platform/messages.ts';
import { needsWords } from '../../shared/verifications/needs.ts';
import type { RequirementView } from '../../shared/verifications/views.ts';
import { verificationsWords } from '../../shared/verifications/words.ts';

const shown = (text: string): Shown => ({ text, locale: 'fr', isFallback: false });
const sms = { method: 'sms', minimumAge: null, territories: [] } as const;
const census = (minimumAge: number | null, ...places: string[]) =>
  ({ method: 'census', minimumAge, territories: places.map(shown) }) as const;
const any = (...methods: RequirementView['methods'][number][]): RequirementView => ({
  combine: 'any',
  methods,
  withoutAccount: false,
});
const said = (requirement: RequirementView | undefined, locale: 'fr' | 'en' | 'nl' = 'en') =>
  needsWords(translator(verificationsWords, locale), 'vote', requirement, locale);

describe('what an action asks for, in words', () => {
  it('is nothing where nothing is asked for', () => {
    expect(said(undefined)).toBe('');
    expect(said(any())).toBe('');
  });

  it('names age, places and the ways to show it, in each language', () => {
    const requirement = any(census(16, 'Rennes', 'Dinard'));
    expect(said(requirement)).toBe(
      'To vote: be at least 16 and live in Rennes or Dinard. You show it by: the organization’s list.',
    );
    expect(said(requirement, 'fr')).toBe(
      'Pour voter\u00a0: avoir au moins 16 ans et habiter Rennes ou Dinard. Vous le montrez par\u00a0: la liste de l’organisation.',
    );
    expect(said(requirement, 'nl')).toBe(
      'Om te stemmen: minstens 16 jaar zijn en wonen in Rennes of Dinard. U toont het met: de lijst van de organisatie.',
    );
  });

  it('names three places and counts the others', () => {
    expect(said(any(census(null, 'A', 'B', 'C')))).toContain('live in A, B, or C.');
    expect(said(any(census(null, 'A', 'B', 'C', 'D')))).toContain('live in A, B, C, or 1 other place.');
  });

  it('says what each way asks for where they differ, and whether each is needed', () => {
    expect(said(any(census(16), sms))).toBe(
      'To vote: be verified. You show it by: the organization’s list (be at least 16) or a code by SMS.',
    );
    expect(said({ ...any(census(null), sms), combine: 'all', withoutAccount: true })).toBe(
      'To vote: be verified. You need each of these: the organization’s list and a code by SMS. You need no account.',
    );
  });
});
