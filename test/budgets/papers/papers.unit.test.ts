import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CODE_LENGTH,
  checkOf,
  isPaperCode,
  MOST_PAPERS,
  numberIn,
  numberSigns,
  PAPER_ALPHABET,
  readablePaperCode,
  tidyPaperCode,
} from '../../../shared/budgets/papers/code.ts';
import { invalidBecause, isSameReading, orderlyContent } from '../../../shared/budgets/papers/reading.ts';
import { type PaperStanding, paperRemarks } from '../../../shared/budgets/papers/report.ts';
import { EnvelopeId, ProjectId } from '../../../shared/platform/ids.ts';
import { typedBallot } from '../../../web/src/admin/budgets/papers/typed-ballot.ts';

const envelope = (at: number) => EnvelopeId.parse(`env_01K0000000000000000000000${at}`);
const project = (at: number) => ProjectId.parse(`prj_01K0000000000000000000000${at}`);
const numbers = fc.integer({ min: 1, max: MOST_PAPERS });
const proof = fc.array(fc.constantFrom(...PAPER_ALPHABET), { minLength: 7, maxLength: 7 }).map((all) => all.join(''));
const codes = fc.tuple(numbers, proof).map(([number, text]) => {
  const body = numberSigns(number) + text;
  return { number, code: body + checkOf(body) };
});

describe('the code of a paper', () => {
  it('says its number, however it is typed', () => {
    fc.assert(
      fc.property(codes, ({ number, code }) => {
        const typed = readablePaperCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
        expect(tidyPaperCode(typed)).toBe(code);
        expect(isPaperCode(code)).toBe(true);
        expect(code).toHaveLength(CODE_LENGTH);
        expect(numberIn(code)).toBe(number);
      }),
    );
  });

  it('is none with one sign mistyped', () => {
    fc.assert(
      fc.property(codes, fc.nat(CODE_LENGTH - 1), fc.constantFrom(...PAPER_ALPHABET), ({ code }, at, sign) => {
        fc.pre(code[at] !== sign);
        expect(isPaperCode(code.slice(0, at) + sign + code.slice(at + 1))).toBe(false);
      }),
    );
    for (const wrong of ['', '0000', 'x'.repeat(12), '0'.repeat(13)]) expect(isPaperCode(wrong)).toBe(false);
  });
});

describe('what two agents read', () => {
  const part = (at: number, ...all: number[]) => ({
    envelopeId: envelope(at),
    choices: all.map((one) => ({ projectId: project(one), points: null })),
  });
  const read = (...content: ReturnType<typeof part>[]) => ({ content, invalid: null });

  it('is the same in any order, unless the order is what it says', () => {
    expect(isSameReading(read(part(1, 1, 2), part(2, 3)), read(part(2, 3), part(1, 2, 1)), false)).toBe(true);
    expect(isSameReading(read(part(1, 1, 2)), read(part(1, 2, 1)), true)).toBe(false);
    expect(isSameReading(read(part(1, 1, 2)), read(part(1, 1, 2)), true)).toBe(true);
    expect(isSameReading(read(part(1, 1), part(2)), read(part(1, 1)), false)).toBe(true);
  });

  it('is not the same with another project, other points, or as invalid', () => {
    const points = (many: number) =>
      read({ envelopeId: envelope(1), choices: [{ projectId: project(1), points: many as never }] });
    expect(isSameReading(read(part(1, 1)), read(part(1, 2)), false)).toBe(false);
    expect(isSameReading(points(2), points(3), false)).toBe(false);
    expect(isSameReading(read(), { content: null, invalid: 'blank' }, false)).toBe(false);
    expect(isSameReading({ content: null, invalid: 'blank' }, { content: null, invalid: 'other' }, false)).toBe(false);
  });

  it('is kept without envelopes that say nothing', () => {
    expect(orderlyContent([part(2, 2, 1), part(1)], false)).toEqual([part(2, 1, 2)]);
    expect(orderlyContent([part(2, 2, 1)], true)).toEqual([part(2, 2, 1)]);
  });

  it('is invalid for the reason that the rule names first', () => {
    expect(invalidBecause([])).toBeNull();
    expect(invalidBecause([{ code: 'budget.over-envelope' }, { code: 'budget.too-many-projects' }])).toBe(
      'over-budget',
    );
    expect(invalidBecause([{ code: 'budget.project-withdrawn' }])).toBe('other');
  });
});

describe('what an agent types', () => {
  const catalogue = {
    envelopes: [1, 2].map((at) => ({ id: envelope(at), title: {}, total: 100 })),
    projects: [1, 2, 3].map((number) => ({
      id: project(number),
      envelopeId: envelope(number === 3 ? 2 : 1),
      number,
      title: {},
      cost: 1,
      categoryId: null,
      state: 'published' as const,
    })),
  };
  const typed = (text: string, hasPoints = false) => typedBallot(text, { ...catalogue, hasPoints });

  it('is read with any separator, by envelope, in the order in which it was typed', () => {
    for (const text of ['2 1 3', ' 2,1;3 ', '002 1. 3'])
      expect(typed(text)).toEqual({
        content: [
          {
            envelopeId: envelope(1),
            choices: [
              { projectId: project(2), points: null },
              { projectId: project(1), points: null },
            ],
          },
          { envelopeId: envelope(2), choices: [{ projectId: project(3), points: null }] },
        ],
        unread: [],
      });
  });

  it('keeps a project that stands there twice, which the rule then refuses', () => {
    expect(typed('1 1').content[0]?.choices).toHaveLength(2);
  });

  it('says what it does not understand: unknown numbers, points where there are none, none where there must be', () => {
    expect(typed('1 77 x')).toMatchObject({ unread: ['77', 'x'] });
    expect(typed('1=3')).toEqual({ content: [], unread: ['1=3'] });
    expect(typed('1=3 2', true)).toMatchObject({ content: [{ choices: [{ points: 3 }] }], unread: ['2'] });
    expect(typed('')).toEqual({ content: [], unread: [] });
  });
});

describe('the report of an evening', () => {
  const standing = (change: Partial<PaperStanding> = {}): PaperStanding => ({
    printed: 100,
    handedOut: 40,
    takenBack: 1,
    spoiled: 2,
    unused: 1,
    left: 57,
    kiosk: 3,
    returned: 37,
    entered: 37,
    valid: 35,
    invalid: 2,
    invalidBy: { blank: 2 },
    half: 0,
    different: 0,
    batches: [],
    ...change,
  });
  const codesOf = (change: Partial<PaperStanding>) =>
    paperRemarks(standing(change)).map(({ code, count }) => `${code} ${count}`);

  it('has nothing to say where every paper is accounted for', () => expect(codesOf({})).toEqual([]));

  it('names what is left to do before the count is sealed', () => {
    const open = paperRemarks(standing({ half: 1, different: 2 })).filter(({ isOpen }) => isOpen);
    expect(open.map(({ code }) => code)).toEqual(['waiting', 'different']);
  });

  it('says how many papers are missing, and how many are too many', () => {
    expect(codesOf({ left: 55 })).toEqual(['missing-from-stock 2']);
    expect(codesOf({ left: 58 })).toEqual(['too-many-in-stock 1']);
    expect(codesOf({ left: null })).toEqual(['stock-not-counted 57']);
    expect(codesOf({ entered: 35, returned: 35 })).toEqual(['not-returned 2']);
    expect(codesOf({ entered: 39, returned: 39 })).toEqual(['more-than-handed-out 2']);
  });
});
