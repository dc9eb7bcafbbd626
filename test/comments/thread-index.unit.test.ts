import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idsOf, shapeOf } from '../../functions/comments/comment-shape.ts';
import { pathOf, type ThreadEntry, ThreadIndex } from '../../functions/comments/thread-index.ts';
import { comparePlaces, placeOf, usefulness } from '../../functions/comments/thread-order.ts';
import { CommentSort } from '../../shared/comments/comment.ts';
import { CommentId } from '../../shared/platform/ids.ts';

const id = (n: number) => CommentId.parse(`cmt_01JZ${String(n).padStart(22, '0')}`);

/** Comments of which each answers an earlier one or none, at most three levels deep. */
const threads = fc
  .array(
    fc.record({
      above: fc.option(fc.nat(), { nil: null }),
      up: fc.nat(5),
      down: fc.nat(5),
      minute: fc.nat(20),
      position: fc.constantFrom('for' as const, 'against' as const, 'neutral' as const),
      isDeleted: fc.boolean(),
    }),
    { maxLength: 40 },
  )
  .map((given) => {
    const entries: (ThreadEntry & { readonly depth: number })[] = [];
    for (const [n, { above, minute, ...rest }] of given.entries()) {
      const parent = above === null ? undefined : entries[above % Math.max(1, n)];
      const isReply = parent !== undefined && parent.depth < 3;
      entries.push({
        ...rest,
        id: id(n),
        parentId: isReply ? parent.id : null,
        depth: isReply ? parent.depth + 1 : 0,
        authorId: null,
        createdMs: minute * 60_000,
        isOfficial: false,
      });
    }
    return entries;
  });

describe('usefulness', () => {
  it('trusts many votes more than few', () => {
    expect(usefulness(90, 10)).toBeGreaterThan(usefulness(3, 0));
    expect(usefulness(3, 0)).toBeGreaterThan(usefulness(1, 0));
    expect(usefulness(5, 5)).toBeLessThan(usefulness(50, 50));
    expect(usefulness(0, 7)).toBe(0);
    // The figure of the literature for one of one: 1 / (1 + z²).
    expect(usefulness(1, 0)).toBeCloseTo(1 / (1 + 1.96 ** 2), 10);
  });

  it('rises with each useful vote, falls with each other one, and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (up, down) => {
        const value = usefulness(up, down);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        expect(usefulness(up + 1, down)).toBeGreaterThan(value);
        expect(usefulness(up, down + 1)).toBeLessThanOrEqual(value);
      }),
    );
  });
});

describe('the order of threads', () => {
  it('does not depend on the order in which comments stand in the file', () => {
    fc.assert(
      fc.property(threads, fc.infiniteStream(fc.nat()), (entries, random) => {
        const shuffled = entries
          .map((entry) => ({ entry, at: random.next().value ?? 0 }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ entry }) => entry);
        const [one, other] = [new ThreadIndex(entries), new ThreadIndex(shuffled)];
        expect(other.counts).toEqual(one.counts);
        for (const sort of CommentSort.options) {
          const ids = (index: ThreadIndex) => index.order(sort).nodes.map(({ entry }) => entry.id);
          expect(ids(other)).toEqual(ids(one));
        }
      }),
    );
  });

  it('is total: every thread once, each place before the next', () => {
    fc.assert(
      fc.property(threads, (entries) => {
        const index = new ThreadIndex(entries);
        for (const sort of CommentSort.options) {
          const { nodes, places } = index.order(sort);
          expect(new Set(nodes).size).toBe(entries.filter(({ parentId }) => parentId === null).length);
          for (const [n, place] of places.entries()) {
            const next = places[n + 1];
            if (next !== undefined) expect(comparePlaces(place, next)).toBeLessThan(0);
          }
        }
      }),
    );
  });

  it('counts what can be read: all comments, and those below each', () => {
    fc.assert(
      fc.property(threads, (entries) => {
        const index = new ThreadIndex(entries);
        const readable = entries.filter(({ isDeleted }) => !isDeleted);
        expect(index.counts.total).toBe(readable.length);
        for (const entry of entries) {
          const below = readable.filter((other) => {
            const node = index.get(other.id);
            return node !== undefined && other.id !== entry.id && pathOf(node).some((one) => one.entry.id === entry.id);
          });
          expect(index.get(entry.id)?.size).toBe(below.length);
        }
      }),
    );
  });

  it('puts what was found useful first, then what nobody has judged, then what was not, and deleted ones last', () => {
    const entry = (n: number, up: number, down: number, isDeleted = false): ThreadEntry => ({
      id: id(n),
      parentId: null,
      authorId: null,
      position: 'for',
      createdMs: n,
      up,
      down,
      isOfficial: false,
      isDeleted,
    });
    const index = new ThreadIndex([
      entry(1, 9, 0, true),
      entry(2, 0, 1),
      entry(3, 0, 5),
      entry(4, 0, 0),
      entry(5, 1, 9),
      entry(6, 9, 1),
      entry(7, 0, 0),
    ]);
    expect(index.order('best').nodes.map(({ entry: { createdMs } }) => createdMs)).toEqual([6, 5, 7, 4, 2, 3, 1]);
  });
});

describe('what a page shows of a thread', () => {
  it('holds every comment that is wanted, and says how many it leaves out', () => {
    fc.assert(
      fc.property(threads, fc.nat(), (entries, chosen) => {
        const index = new ThreadIndex(entries);
        const wanted = entries[chosen % Math.max(1, entries.length)];
        const node = wanted && index.get(wanted.id);
        const root = node && pathOf(node).at(-1);
        if (wanted === undefined || root === undefined) return;
        const shape = shapeOf(root, new Set([wanted.id]));
        expect(idsOf([shape])).toContain(wanted.id);
        const check = (one: typeof shape) => {
          const direct = index.get(one.id)?.replies.length ?? 0;
          expect(one.replies.length + one.moreReplies).toBe(direct);
          expect(one.repliesAfter === null).toBe(one.moreReplies === 0);
          one.replies.forEach(check);
        };
        check(shape);
      }),
    );
  });

  it('has at most nine replies of a thread of thousands', () => {
    const base = { authorId: null, position: 'for', up: 0, down: 0, isOfficial: false, isDeleted: false } as const;
    const entries: ThreadEntry[] = [{ ...base, id: id(0), parentId: null, createdMs: 0 }];
    for (let n = 1; n < 3000; n++) {
      entries.push({
        ...base,
        id: id(n),
        parentId: id(n <= 20 ? 0 : n <= 400 ? 1 + (n % 20) : 21 + (n % 380)),
        createdMs: n,
      });
    }
    const root = new ThreadIndex(entries).get(id(0));
    expect(root && idsOf([shapeOf(root)]).length - 1).toBe(9);
    expect(root && placeOf('most-discussed', root).rank).toBe(-2999);
  });
});
