import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mentionedIn, withIds, withMentions, withNames } from '../../shared/comments/mentions.ts';
import { isBlank, mayWrite, tidyText } from '../../shared/comments/text.ts';

const id = (n: number) => `ptp_01JZ${String(n).padStart(22, '0')}`;

describe('a text', () => {
  it.each([
    ['that turns the direction of writing', 'abc\u202egnp.exe', 'abcgnp.exe'],
    ['with isolates', '\u2066a\u2069\u061cb', 'ab'],
    ['with zero-width characters', 'a\u200bd\ufeffa\u2060', 'ada'],
    ['with control characters', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['with tags of language', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['with Windows line breaks', 'a\r\nb\rc', 'a\nb\nc'],
    ['decomposed', 'e\u0301', 'é'],
    ['with letters under a heap of marks', `a${'\u0328'.repeat(40)}`, 'ą\u0328\u0328\u0328\u0328'],
    ['that needs joiners', '👩\u200d👧', '👩\u200d👧'],
    ['with a chain of joiners', 'a\u200d\u200d\u200d\u200db', 'a\u200db'],
    ['with lines and tabs', 'a\n\n\tb', 'a\n\n\tb'],
  ])('%s is stored as it is seen', (_, given, stored) => {
    expect(tidyText(given)).toBe(stored);
  });

  it('is stored the same when it is stored again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => tidyText(tidyText(text)) === tidyText(text)));
  });

  it.each(['', ' \n\t', '\u200b\u2060', '\u200d\u200e', '\u3164\u115f', '\u2800', '\u00a0\u202f', '\ufe0f'])(
    'of which nothing can be seen (%j) says nothing',
    (text) => {
      expect(isBlank(text)).toBe(true);
      expect(mayWrite(text, 100)).toMatchObject({ allowed: false, problem: 'comment.empty' });
    },
  );

  it.each(['a', '5', '…', '👍', 'да', 'עברית', '한', '\u200bx'])('%j says something', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it('may be ten thousand words in the table of nobody', () => {
    expect(mayWrite('word '.repeat(10_000), 1000)).toMatchObject({
      problem: 'comment.too-long',
      facts: { maximum: 1000, length: 49_999 },
    });
  });
});

describe('mentions', () => {
  const people = [
    { id: id(1), name: 'Ada' },
    { id: id(2), name: 'Ada Lovelace' },
    { id: id(3), name: 'Zoé d’Argent' },
  ];

  it('are kept as ids and seen as names', () => {
    const seen = 'Thank you @Ada Lovelace, @Ada and (@Zoé d’Argent).';
    const kept = `Thank you @${id(2)}, @${id(1)} and (@${id(3)}).`;
    expect(withIds(seen, people)).toBe(kept);
    expect(withNames(kept, people)).toBe(seen);
    expect(mentionedIn(kept)).toEqual([id(2), id(1), id(3)]);
  });

  it('are no part of a longer word or of an address', () => {
    for (const text of ['@Adam', 'ada@Ada.example', '@ada', 'Ada', '@', '@Adaé'])
      expect(withIds(text, people)).toBe(text);
  });

  it('name each person once, and leave unknown ids alone', () => {
    const text = `@${id(1)} @${id(1)} @${id(9)} @${id(1)}x`;
    expect(mentionedIn(text)).toEqual([id(1), id(9)]);
    expect(withNames(text, people)).toBe(`@Ada @Ada @${id(9)} @${id(1)}x`);
    expect(withMentions(text, () => undefined)).toBe(text);
  });

  it('come back as they were typed, whatever stands around them', () => {
    const word = fc.constantFrom('@Ada', '@Ada Lovelace', '@Zoé d’Argent', 'text', '.', '(', '@@', '\n', 'é');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const seen = words.join(' ');
        expect(withNames(withIds(seen, people), people)).toBe(seen);
      }),
    );
  });
});
