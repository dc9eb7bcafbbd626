import { describe, expect, it } from '@jest/globals';
import { initialsOf, isRedeemable, ownPath, tidyAbout, tidyLink, tidyName } from '../../shared/participants/rules.ts';

describe('a mailed code', () => {
  const code = { consumedAt: null, expiresAt: '2026-11-21T09:15:00.000Z' };
  it.each([
    ['may be used until its last millisecond', code, '2026-11-21T09:14:59.999Z', true],
    ['is late at the moment of its end', code, '2026-11-21T09:15:00.000Z', false],
    ['may not be used twice', { ...code, consumedAt: '2026-11-21T09:01:00.000Z' }, '2026-11-21T09:02:00.000Z', false],
  ] as const)('%s', (_, given, now, expected) => {
    expect(isRedeemable(given, now)).toBe(expected);
  });
});

describe('the path to go on to after sign-in', () => {
  it.each(['/fr/', '/fr/processes/climat/?q=%C3%A9t%C3%A9#votes', '/admin/processes'])('keeps %s', (path) => {
    expect(ownPath(path)).toBe(path);
  });
  it.each([
    'https://example.org/',
    '//example.org/',
    '/\\example.org/',
    '/\t/example.org/',
    '\\\\example.org',
    'javascript:alert(1)',
    'fr/',
    '',
    undefined,
  ])('refuses %j, which leads to another site or nowhere', (path) => {
    expect(ownPath(path)).toBeUndefined();
  });
});

describe('a display name', () => {
  it.each([
    ['loses white space around and doubled', '  Ada   Lovelace\n', 'Ada Lovelace'],
    ['loses characters that are no writing', 'Ada\u0000\u0007 Lovelace', 'Ada Lovelace'],
    ['cannot be turned to read like another', '\u202eecalevoL adA', 'ecalevoL adA'],
    ['is one text however its accents were typed', 'Rene\u0301', 'Ren\u00e9'],
    ['keeps every writing', 'Олена Ковальчук 李', 'Олена Ковальчук 李'],
  ])('%s', (_, typed, stored) => {
    expect(tidyName(typed)).toBe(stored);
  });
});

describe('words about oneself', () => {
  it.each([
    ['one\r\ntwo', 'one\ntwo'],
    ['  one  \n\n\n\n two ', 'one\n\ntwo'],
    ['a\u0000b\u202ec\u2066d', 'abcd'],
    ['e\u0301', 'é'],
    ['   \n ', ''],
  ])('are kept as lines of plain text: %j', (typed, stored) => {
    expect(tidyAbout(typed)).toBe(stored);
    expect(tidyAbout(stored)).toBe(stored);
  });
});

describe('an address on the web', () => {
  it.each([
    ['example.org', 'https://example.org/'],
    ['http://example.org/a?b=c#d', 'http://example.org/a?b=c#d'],
    [' https://Exemple.FR ', 'https://exemple.fr/'],
  ])('is completed: %s', (typed, stored) => {
    expect(tidyLink(typed)).toBe(stored);
  });

  it.each([
    '',
    'word',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@b.fr',
    'https://a:b@example.org',
    'a b.org',
  ])('is nothing else: %s', (typed) => {
    expect(tidyLink(typed)).toBeUndefined();
  });

  it('has an end', () => {
    expect(tidyLink(`https://example.org/${'x'.repeat(280)}`)).toBeDefined();
    expect(tidyLink(`https://example.org/${'x'.repeat(281)}`)).toBeUndefined();
  });
});

describe('letters that stand for a name', () => {
  it.each([
    ['Ada Lovelace', 'AL'],
    ['Jean-Paul de La Fontaine', 'JF'],
    ['élodie', 'É'],
    ['(Ada)', ''],
    ['𝒜da Lovelace', '𝒜L'],
  ])('are those of its first and last word: %s', (name, letters) => {
    expect(initialsOf(name)).toBe(letters);
  });
});
