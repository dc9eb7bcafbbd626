import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textDiff } from '../../functions/platform/versions/text-diff.ts';

const without = (kind: 'added' | 'removed', parts: ReturnType<typeof textDiff>) =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('what was changed in a text', () => {
  it('is told word by word', () => {
    expect(textDiff('A loan for twelve months.', 'A loan for six months.')).toEqual([
      { kind: 'same', text: 'A loan for ' },
      { kind: 'removed', text: 'twelve' },
      { kind: 'added', text: 'six' },
      { kind: 'same', text: ' months.' },
    ]);
  });

  it('is nothing in equal texts', () => {
    expect(textDiff('Same\n\nlines', 'Same\n\nlines')).toEqual([{ kind: 'same', text: 'Same\n\nlines' }]);
    expect(textDiff('', '')).toEqual([]);
  });

  it('gives both texts again, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', ' ', '\n', '.', 'été', '👩‍🚀', '<b>', '  '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = textDiff(before, after);
        expect(without('added', parts)).toBe(before);
        expect(without('removed', parts)).toBe(after);
        expect(parts.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });

  it('takes a moment for 10,000 words that were written anew', () => {
    const words = (from: number) => Array.from({ length: 10_000 }, (_, at) => `word${(at * from) % 7919}`).join(' ');
    const started = process.cpuUsage();
    const parts = textDiff(words(3), words(5));
    // 200 ms of a processor, however busy it is; without a bound it takes minutes.
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000);
    expect(without('removed', parts)).toBe(words(5));
  });
});
