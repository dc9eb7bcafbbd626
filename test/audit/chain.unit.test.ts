import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonical, GENESIS, lineOf, seal, verify } from '../../shared/audit/chain.ts';
import { AuditEntry } from '../../shared/audit/entry.ts';
import { type AuditEnd, type AuditFilter, endOf, fits } from '../../shared/audit/filter.ts';

const ulid = (n: number) => String(n).padStart(26, '0');
const anEntry = (n: number, more: Partial<Record<keyof AuditEntry, unknown>> = {}): AuditEntry =>
  AuditEntry.parse({
    id: `aud_${ulid(n)}`,
    at: `2026-11-21T09:00:${String(n % 60).padStart(2, '0')}.000Z`,
    actor: n % 3 === 0 ? 'operator' : `ptp_${ulid(n % 5)}`,
    role: 'administrator',
    operation: 'proposals.answer',
    spaceId: `prc_${ulid(7)}`,
    place: { componentId: `cmp_${ulid(1)}`, proposalId: `prp_${ulid(n)}` },
    fields: ['state', 'text'],
    requestId: `request-${n}`,
    outcome: 'done',
    status: 200,
    ...more,
  });
const aChain = async (length: number) =>
  (
    await seal(
      GENESIS,
      Array.from({ length }, (_, n) => anEntry(n + 1)),
    )
  ).map(lineOf);
const brokenAt = async (lines: readonly string[], head?: { hash: string; sequence?: number }) => {
  const verdict = await verify(lines, head);
  return verdict.holds ? undefined : verdict.broken;
};

describe('the chain of the audit log', () => {
  it('holds as it was sealed, in batches of any size', async () => {
    const entries = Array.from({ length: 7 }, (_, n) => anEntry(n + 1));
    const whole = await seal(GENESIS, entries);
    const first = await seal(GENESIS, entries.slice(0, 3));
    const second = await seal(first.at(-1) ?? GENESIS, entries.slice(3));
    expect([...first, ...second]).toEqual(whole);
    const verdict = await verify(whole.map(lineOf));
    expect(verdict).toEqual({ holds: true, head: { sequence: 7, hash: whole.at(-1)?.hash } });
  });

  it('is the one that docs/audit.md computes by hand', async () => {
    const [sealed] = await seal(GENESIS, [anEntry(1, { spaceId: null, place: {}, fields: [] })]);
    expect(sealed?.hash).toBe('fbd08d07250f8c81330f55fb23daca7cfb2750fd7c8dc83499d1a1d94827a2f3');
  });

  it('writes JSON in one way alone: names in the order of UTF-16, no spaces, numbers as ECMAScript has them', () => {
    expect(canonical({ b: [1, 0.5, 1e21, null, true], a: 'é\n"\u2028', '': {}, '\ud83d\ude00': 1, '\ufb33': 2 })).toBe(
      '{"":{},"a":"é\\n\\"\u2028","b":[1,0.5,1e+21,null,true],"\ud83d\ude00":1,"\ufb33":2}',
    );
    expect(() => canonical({ a: undefined })).toThrow(TypeError);
    expect(() => canonical(Number.NaN)).toThrow(TypeError);
  });

  it('shows the line that was altered, whatever was changed in it', async () => {
    const lines = await aChain(6);
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), async (at, position, put) => {
        const line = lines[at] ?? '';
        const start = position % line.length;
        const altered = line.slice(0, start) + put + line.slice(start + put.length);
        fc.pre(altered !== line && !altered.includes('\n'));
        expect((await brokenAt(lines.with(at, altered)))?.line).toBe(at + 1);
      }),
      { numRuns: 150 },
    );
  });

  it('shows where a line was removed, put in, repeated or moved', async () => {
    const lines = await aChain(8);
    const head = { hash: JSON.parse(lines.at(-1) ?? '').hash };
    await fc.assert(
      fc.asyncProperty(fc.nat(7), fc.nat(7), async (one, other) => {
        const removed = await brokenAt(lines.toSpliced(one, 1), head);
        expect(removed?.line).toBe(one + 1);
        const repeated = await brokenAt(lines.toSpliced(other, 0, lines[one] ?? ''), head);
        // A line repeated right behind itself is found there; anywhere else, where it stands.
        expect(repeated?.line).toBe(other === one ? one + 2 : other + 1);
        fc.pre(one !== other);
        const swapped = lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
        expect((await brokenAt(swapped))?.line).toBe(Math.min(one, other) + 1);
      }),
      { numRuns: 100 },
    );
  });

  it('shows a forged entry that is sealed again by itself: the next one does not follow', async () => {
    const lines = await aChain(5);
    const before = JSON.parse(lines[1] ?? '');
    const [forged] = await seal(before, [anEntry(99)]);
    if (forged === undefined) throw new Error('nothing was sealed');
    expect(await brokenAt(lines.with(2, lineOf(forged)))).toEqual({ line: 4, by: 'wrong-previous', sequence: 4 });
  });

  it('shows a cut at the end to who knows the head, by its hash alone or with its number', async () => {
    const lines = await aChain(5);
    const { hash } = JSON.parse(lines.at(-1) ?? '');
    for (let length = 0; length < 5; length++) {
      expect(await brokenAt(lines.slice(0, length))).toBeUndefined();
      expect(await brokenAt(lines.slice(0, length), { hash })).toEqual({ line: length + 1, by: 'other-end' });
    }
    expect(await brokenAt(lines, { hash, sequence: 5 })).toBeUndefined();
    expect(await brokenAt(lines, { hash, sequence: 6 })).toMatchObject({ by: 'other-end' });
  });

  it('takes nothing for an entry that is none', async () => {
    const [line = ''] = await aChain(1);
    for (const text of ['', '{}', 'null', '[]', '7', `${line} `, `\ufeff${line}`, line.replace('{', '{"x":1,')])
      expect((await brokenAt([text]))?.line).toBe(1);
    // A parser keeps the last of two; what stands before it must not pass unseen.
    expect(await brokenAt([line.replace('{"entry"', '{"hash":"0","entry"')])).toMatchObject({ by: 'not-canonical' });
  });
});

describe('what is looked for in the log', () => {
  it('is refused by a rule, or failed otherwise, done, or unfinished', () => {
    const ends = [
      ['done', 204],
      ['access.denied', 403],
      ['session.required', 401],
      ['request.too-many', 429],
      ['process.changed-meanwhile', 409],
      ['internal.error', 500],
      ['unfinished', 0],
    ].map(([outcome, status]): AuditEnd => endOf(anEntry(1, { outcome, status })));
    expect(ends).toEqual(['done', 'refused', 'refused', 'refused', 'failed', 'failed', 'unfinished']);
  });

  it('fits every part of the filter, days included on both sides', () => {
    const entry = anEntry(1);
    expect(fits(entry, {})).toBe(true);
    expect(fits(entry, { from: '2026-11-21', until: '2026-11-21', end: 'done', actor: entry.actor })).toBe(true);
    const others: readonly AuditFilter[] = [
      { from: '2026-11-22' },
      { until: '2026-11-20' },
      { actor: 'operator' },
      { operation: 'proposals.hide' },
      { space: 'organization' },
      { end: 'failed' },
    ];
    for (const other of others) expect([other, fits(entry, other)]).toEqual([other, false]);
  });
});
