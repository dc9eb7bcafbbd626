import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cardSvg } from '../../functions/proposals/card/card-svg.ts';
import { ourTypesetter } from '../../functions/proposals/card/typeset.ts';

const type = await ourTypesetter();
const content = {
  organization: 'City',
  process: 'Parks',
  title: 'A pond',
  reference: 'PRP-1',
  accent: '#0f6f74',
};

describe('the card of a proposal', () => {
  it('has numbers only in its outlines, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const svg = cardSvg({ ...content, title }, type);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/);
        // Outlines and nothing else: no text, so no markup that somebody has written.
        expect(svg.replace(/<path d="[MLQCZ\d .-]*" fill="#[0-9a-f]{6}"\/>/g, '')).toMatch(
          /^<svg [^>]*><rect [^>]*\/><rect [^>]*\/><\/svg>$/,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('cuts a title that is too long, and says so with an ellipsis', () => {
    const lines = type.wrap('Reopening the line '.repeat(30), 64, 1040, 4);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toMatch(/…$/);
    expect(type.wrap('A pond', 64, 1040, 4)).toEqual(['A pond']);
  });

  it('cuts a word that is wider than the card', () => {
    const [line] = type.wrap('x'.repeat(400), 64, 1040, 1);
    expect(line).toMatch(/^x+…$/);
    expect(line?.length).toBeLessThan(60);
  });
});
