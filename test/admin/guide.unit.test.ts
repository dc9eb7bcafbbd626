import { describe, expect, it } from '@jest/globals';
import { TEMPLATES } from '../../functions/spaces/templates/create-from-template.ts';
import { summaryOf } from '../../functions/spaces/templates/template.ts';
import { moved } from '../../web/src/admin/groups/group-draft.ts';
import { guideIn } from '../../web/src/admin/start/guide-state.ts';
import {
  draftFrom,
  isInDays,
  placeholdersIn,
  spansOf,
  textsOf,
  withoutGaps,
} from '../../web/src/admin/start/question-draft.ts';
import { anId } from './fixtures.ts';

const PARIS = 'Europe/Paris';
const SITE = { languages: ['fr', 'en', 'nl'], language: 'fr', timeZone: PARIS, now: '2026-11-21T09:00:00.000Z' };

describe('what the guide proposes', () => {
  it('has dates from next week on, at midnight, each phase after the one before', () => {
    const draft = draftFrom(summaryOf(TEMPLATES.consultation), SITE);
    expect(draft).toMatchObject({ firstDay: '2026-11-28', lastDays: ['2027-01-08', '2027-02-05', ''] });
    const spans = spansOf(draft, PARIS);
    expect(spans).toMatchObject({
      ok: true,
      data: [
        { startsAt: '2026-11-27T23:00:00.000Z', endsAt: '2027-01-08T23:00:00.000Z' },
        { startsAt: '2027-01-08T23:00:00.000Z', endsAt: '2027-02-05T23:00:00.000Z' },
        { startsAt: '2027-02-05T23:00:00.000Z', endsAt: null },
      ],
    });
    expect(isInDays(spans.ok ? spans.data : [], PARIS)).toBe(true);
  });

  it('proposes gaps in the language of the writer alone, and no title that any consultation could bear', () => {
    const consultation = draftFrom(summaryOf(TEMPLATES.consultation), SITE);
    expect(consultation).toMatchObject({ title: {}, question: {} });
    expect(Object.keys(consultation.decision)).toEqual(['fr']);
    const convention = draftFrom(summaryOf(TEMPLATES['climate-convention']), { ...SITE, language: 'nl' });
    expect(Object.keys(convention.question)).toEqual(['nl']);
    expect(Object.keys(convention.title).sort()).toEqual(['en', 'fr', 'nl']);
  });

  it('is in the languages of the site alone', () => {
    const draft = draftFrom(summaryOf(TEMPLATES['climate-convention']), { ...SITE, languages: ['fr'] });
    expect(Object.keys(draft.title)).toEqual(['fr']);
  });
});

describe('days of phases', () => {
  const draft = {
    title: {},
    question: {},
    description: {},
    decision: {},
    firstDay: '2026-03-28',
    lastDays: ['2026-03-29', ''],
  };

  it('count a single day on which the clocks change as one', () => {
    const oneDay = spansOf({ ...draft, firstDay: '2026-03-29' }, PARIS);
    expect(oneDay).toMatchObject({
      data: [{ startsAt: '2026-03-28T23:00:00.000Z', endsAt: '2026-03-29T22:00:00.000Z' }, {}],
    });
  });

  it.each([
    ['a first day is missing', { ...draft, firstDay: '' }, '/phases/0/startsAt', 'guide.day-missing'],
    [
      'a last day comes before the first',
      { ...draft, lastDays: ['2026-03-27', ''] },
      '/phases/0/endsAt',
      'guide.day-order',
    ],
    [
      'a phase that is not the last has no end',
      { ...draft, lastDays: ['', ''] },
      '/phases/0/endsAt',
      'guide.day-missing',
    ],
    ['a day does not exist', { ...draft, firstDay: '2026-02-31' }, '/phases/0/startsAt', 'guide.day-missing'],
  ])('are refused where %s', (_, wrong, pointer, code) => {
    expect(spansOf(wrong, PARIS)).toMatchObject({ ok: false, problem: { fields: [{ pointer, code }] } });
  });

  it('do not say it all where a phase begins at another hour, or later than the one before ends', () => {
    const midnight = { startsAt: '2026-01-01T23:00:00.000Z', endsAt: '2026-01-03T23:00:00.000Z' };
    expect(isInDays([midnight, { startsAt: '2026-01-03T23:00:00.000Z', endsAt: null }], PARIS)).toBe(true);
    expect(isInDays([midnight, { startsAt: '2026-01-04T23:00:00.000Z', endsAt: null }], PARIS)).toBe(false);
    expect(isInDays([{ startsAt: '2026-01-01T08:00:00.000Z', endsAt: null }], PARIS)).toBe(false);
  });
});

describe('passages to fill in', () => {
  it('stand in square brackets; links do not', () => {
    expect(placeholdersIn('[Who] answers before [date], see [the rules](/charter/).')).toEqual(['Who', 'date']);
  });

  it('are left out with the language that has them', () => {
    expect(withoutGaps({ fr: 'Le conseil répond.', en: '[Who] answers.' })).toEqual({ fr: 'Le conseil répond.' });
    const texts = { title: { fr: 'A' }, question: { fr: ' ' }, description: {}, decision: { en: 'B' } };
    expect(textsOf({ ...texts, firstDay: '', lastDays: [] })).toEqual({ ...texts, question: {} });
  });
});

describe('a guide that was left', () => {
  it('is found again, whatever somebody has done to what was kept', () => {
    const processId = anId('process');
    const kept = { step: 'preview', template: 'climate-convention', key: 'k', draft: null, processId };
    expect(guideIn(JSON.stringify(kept))).toEqual(kept);
    for (const text of [
      null,
      '',
      '{',
      '[]',
      '7',
      '{"step":"x","template":5,"processId":"prc_1","draft":{"lastDays":1}}',
    ]) {
      expect(guideIn(text)).toMatchObject({ step: null, template: 'consultation', draft: null, processId: null });
    }
  });
});

describe('the order of a group', () => {
  it('changes by one place, and not beyond its ends', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });
});
