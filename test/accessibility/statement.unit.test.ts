import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { checks } from '../../shared/accessibility/checks.ts';
import { coverage, criteriaOf, RGAA, WCAG } from '../../shared/accessibility/criteria.ts';
import { accessibilityWords } from '../../shared/accessibility/words.ts';
import { OFFICE_SCREENS, WALKS, whatIsChecked } from '../support/checked.ts';

const JOURNEYS = `${import.meta.dirname}/../journeys`;

describe('the accessibility statement', () => {
  // What axe had something to look at is known once pages are open: test/platform/templates.web.test.ts holds that.
  it('claims the pages, screens, conditions, walks and version of axe that the checks have now, and no others', () => {
    const { wcag, rgaa, ...now } = whatIsChecked(new Set());
    expect([wcag, rgaa]).toEqual([[], []]);
    expect(checks).toMatchObject(now);
    expect(checks.screens).toBe(OFFICE_SCREENS.length);
  });

  it('claims no walk that no test goes', async () => {
    const names = (await readdir(JOURNEYS)).filter((name) => name.endsWith('.web.test.ts'));
    const tests = (await Promise.all(names.map((name) => readFile(`${JOURNEYS}/${name}`, 'utf8')))).join('');
    const gone = new Set([...tests.matchAll(/WALKS(?:\.|\[')([\w-]+)/g)].map(([, walk]) => walk));
    const titles = Object.entries(WALKS).flatMap(([walk, title]) => (gone.has(walk) ? [title] : []));
    for (const walk of checks.walks) expect(titles).toContain(Object.entries(WALKS).find(([one]) => one === walk)?.[1]);
  });

  it('has words for all that it names', () => {
    const keys = [
      ...Object.keys(checks.pages).map((kind) => `page.${kind}`),
      ...checks.conditions.map((condition) => `condition.${condition}`),
      ...checks.walks.map((walk) => `walk.${walk}`),
    ];
    expect(keys.filter((key) => !(key in accessibilityWords.en))).toEqual([]);
  });
});

describe('criteria', () => {
  it('are those of WCAG 2.2, levels A and AA, and of RGAA 4.1', () => {
    expect([WCAG.length, new Set(WCAG).size, RGAA.length, new Set(RGAA).size]).toEqual([55, 55, 106, 106]);
    expect(WCAG).toEqual(expect.arrayContaining(['1.4.13', '2.4.11', '2.5.8', '3.2.6', '3.3.8']));
    for (const not of ['1.4.6', '2.1.3', '2.4.8', '2.4.12', '2.5.5', '3.3.5', '3.3.9', '4.1.1'])
      expect(WCAG).not.toContain(not);
    expect(RGAA.at(-1)).toBe('13.12');
  });

  it('stand in one column each, and most in that of nobody', () => {
    for (const [standard, byAxe] of [
      ['wcag', checks.wcag],
      ['rgaa', checks.rgaa],
    ] as const) {
      const { all, programmed, walked, nobody } = coverage(standard, byAxe);
      expect(new Set([...programmed, ...walked, ...nobody]).size).toBe(all);
      expect(programmed.length + walked.length + nobody.length).toBe(all);
      expect(nobody.length).toBeGreaterThan(all / 2);
    }
  });

  it('are read from the tags of the rules of axe', () => {
    const tags = ['wcag2a', 'wcag111', 'wcag1410', 'EN-9.1.1.1', 'RGAAv4', 'RGAA-1.1.1', 'wcag999'];
    expect(criteriaOf(tags)).toEqual({ wcag: ['1.1.1', '1.4.10'], rgaa: ['1.1'] });
  });
});
