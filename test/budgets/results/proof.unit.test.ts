import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, proofOf, rootFrom, rootOf, toHex } from '../../../shared/budgets/results/merkle.ts';
import { sha256 } from '../../../shared/budgets/results/sha256.ts';
import { FEWEST_SHOWN, withoutFew } from '../../../shared/budgets/results/turnout.ts';

const node = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bytes = (text: string) => new TextEncoder().encode(text);
const leavesOf = (texts: readonly string[]) => texts.map((text) => leafHash(sha256, bytes(text)));

/** As RFC 9162 writes it: the largest power of two below the number of leaves goes to the left. */
function byTheBook(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return node(new Uint8Array(0));
  if (leaves.length === 1) return node(Uint8Array.of(0, ...first));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return node(Uint8Array.of(1, ...byTheBook(leaves.slice(0, split)), ...byTheBook(leaves.slice(split))));
}

describe('SHA-256 for browsers', () => {
  it('gives what that of the platform gives, for texts of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (input) => {
        expect(toHex(sha256(input))).toBe(toHex(node(input)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the tree over ballots', () => {
  const texts = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 40 });

  it('has the root that RFC 9162 gives', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 40 }), (list) => {
        expect(toHex(rootOf(sha256, leavesOf(list)))).toBe(toHex(byTheBook(list.map(bytes))));
      }),
      { numRuns: 50 },
    );
  });

  it('proves each leaf by its root', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (list, at) => {
        const leaves = leavesOf(list);
        const index = at % list.length;
        const proof = proofOf(sha256, leaves, index);
        const leaf = leafHash(sha256, bytes(list[index] ?? ''));
        expect(toHex(rootFrom(sha256, leaf, proof))).toBe(toHex(rootOf(sha256, leaves)));
      }),
      { numRuns: 50 },
    );
  });

  it('has another root when any leaf is changed, added, taken away or moved', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.string(), (list, at, other) => {
        const index = at % list.length;
        const root = toHex(rootOf(sha256, leavesOf(list)));
        const changed = [
          list.with(index, `${list[index]}${other}.`),
          [...list, other],
          list.toSpliced(index, 1),
          ...(new Set(list).size > 1 ? [list.toSorted().toReversed()] : []),
        ].filter((one) => JSON.stringify(one) !== JSON.stringify(list));
        for (const one of changed) expect(toHex(rootOf(sha256, leavesOf(one)))).not.toBe(root);
      }),
      { numRuns: 50 },
    );
  });

  it('does not take a node for a leaf', () => {
    const [left, right] = leavesOf(['a', 'b']);
    const pair = Uint8Array.of(...(left ?? []), ...(right ?? []));
    expect(toHex(leafHash(sha256, pair))).not.toBe(toHex(rootOf(sha256, leavesOf(['a', 'b']))));
  });
});

describe('turnout as it is published', () => {
  it('never lets a sum below five be told, not from what is left of the whole either', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (sums) => {
        const shown = withoutFew(sums.map((ballots, key) => ({ key, ballots })));
        const all = sums.reduce((sum, one) => sum + one, 0);
        const told = shown.reduce((sum, { ballots }) => sum + (ballots ?? 0), 0);
        const hidden = shown.filter(({ ballots }) => ballots === null);
        for (const { ballots } of shown)
          if (ballots !== null && ballots > 0) expect(ballots).toBeGreaterThanOrEqual(FEWEST_SHOWN);
        const isWholeSmall = sums.filter((sum) => sum > 0).length === hidden.length;
        if (hidden.length > 0 && !isWholeSmall) {
          expect(hidden.length).toBeGreaterThan(1);
          expect(all - told).toBeGreaterThanOrEqual(FEWEST_SHOWN);
        }
      }),
    );
  });
});
