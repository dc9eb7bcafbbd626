import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { visibleLength } from '../../shared/platform/visible-length.ts';
import { tidyLine, tidyText } from '../../shared/platform/written-text.ts';

const lengthOf = (text: string) => visibleLength({ format: 'markdown', text });
/** Texts with all that is troublesome in them. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom(
        ' ',
        '\u00a0',
        '\r\n',
        '\u200b',
        '\u200c',
        '\u200d',
        '\u202e',
        '\u2066',
        '\ufe0f',
        '\u0301',
        '\u{e0061}',
        '\u{1f3f4}',
        '👩‍🚀',
        'م',
        'ש',
        'क',
        '\u094d',
        'e',
        '\ud800',
        '\u3164',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('tidying a text', () => {
  it.each([
    ['composes letters in two pieces', 'e\u0301te\u0301', 'été'],
    ['drops spaces without width, soft hyphens and marks of byte order', 'a\u200bb\u00adc\ufeffd', 'abcd'],
    ['drops directions that would reach the rest of the page', '\u202eevil\u202c \u2066x\u2069', 'evil x'],
    ['drops marks of direction where nothing runs from right to left', 'abc\u200f', 'abc'],
    ['keeps marks of direction in Hebrew', 'שלום\u200f!', 'שלום\u200f!'],
    ['keeps joiners within emoji', '👨‍👩‍👧 🤷🏽‍♀️ ❤️‍🔥', '👨‍👩‍👧 🤷🏽‍♀️ ❤️‍🔥'],
    ['keeps the non-joiner of Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['keeps the joiner of Hindi', 'क्\u200dष', 'क्\u200dष'],
    ['drops joiners between Latin letters', 'a\u200db\u200cc', 'abc'],
    ['keeps flags of regions', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
    ['drops messages hidden in letters of flags', 'hi\u{e0068}\u{e0069}', 'hi'],
    ['drops all but one selector', '❤\ufe0f\ufe0f\ufe0f', '❤\ufe0f'],
    ['drops marks that climb over the lines above', `z${'\u0335'.repeat(40)}`, `z${'\u0335'.repeat(6)}`],
    ['drops half characters and control characters', 'a\ud800b\u0007\u009fc', 'abc'],
    ['keeps the spaces of French', 'Est-ce « juste »\u202f?', 'Est-ce « juste »\u202f?'],
    ['trims', '  \n a b \n', 'a b'],
  ])('%s', (_, written, tidy) => {
    expect(tidyText(written)).toBe(tidy);
  });

  it('keeps lines and makes their ends alike', () => {
    expect(tidyText('one\r\ntwo\rthree\u2028four')).toBe('one\ntwo\nthree\nfour');
  });

  it('makes one line of a title, and nothing of one that nobody sees', () => {
    expect(tidyLine('  A\n long\t\ttitle ')).toBe('A long title');
    expect(tidyLine('Est-ce juste\u202f?')).toBe('Est-ce juste\u202f?');
    for (const unseen of ['\u200b\u200b', '\u2800\u2800', '\u3164', '\u202e\u2066', '\u00ad \u034f', '\ufe0f']) {
      expect(tidyLine(unseen)).toBe('');
    }
  });

  it('changes nothing more the second time, is composed and well-formed, whatever was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const tidy of [tidyText, tidyLine]) {
          const once = tidy(text);
          expect(tidy(once)).toBe(once);
          expect(once.normalize('NFC')).toBe(once);
          expect(once).toBe(once.toWellFormed());
          expect(once).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves ordinary French, English and Dutch as they are', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abcéèàùçôœÉ’-–…«»€ 0123456789.,;:?!ëïij') });
    fc.assert(fc.property(words, (text) => expect(tidyText(text)).toBe(text.trim())));
  });
});

describe('the length that readers see', () => {
  it.each([
    ['', 0],
    [' \n ', 0],
    ['Été', 3],
    ['e\u0301te\u0301', 3],
    ['👨‍👩‍👧', 1],
    ['🇫🇷🇧🇪', 2],
    ['مرحبا', 5],
    ['नमस्ते', 3],
    ['日本語', 3],
    ['a\u200b\u200b\u200bb', 2],
    ['\u200b\u2060\u3164\u2800', 0],
    ['two  words\n\nhere', 14],
  ])('of %j is %d', (text, length) => {
    expect(lengthOf(text)).toBe(length);
  });

  it('is that of all grapheme clusters which leave a trace, however it is counted', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    const traceless = /^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Cn}\u2800]*$/u;
    const naive = (text: string) =>
      [...segmenter.segment(text)].filter(({ segment }) => !traceless.test(segment)).length;
    fc.assert(
      fc.property(anyText, (text) => {
        const words = text
          .split(/\s+/)
          .map(naive)
          .filter((length) => length > 0);
        expect(lengthOf(text)).toBe(words.reduce((sum, length) => sum + length, Math.max(0, words.length - 1)));
      }),
      { numRuns: 500 },
    );
  });

  it('never exceeds the characters that were typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(lengthOf(text)).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
