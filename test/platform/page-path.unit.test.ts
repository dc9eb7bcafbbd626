import { describe, expect, it } from '@jest/globals';
import { fillPattern, matchPattern, splitLocale } from '../../functions/platform/page-path.ts';

describe('the pattern of a page', () => {
  const pattern = '/processes/{slug}/f/{componentId}/';
  it('names the parts of its paths, and only of its paths', () => {
    expect(matchPattern(pattern, '/processes/water/f/cmp_1/')).toEqual({ slug: 'water', componentId: 'cmp_1' });
    expect(matchPattern(pattern, '/processes/water/f/cmp_1/search/')).toBeUndefined();
    expect(matchPattern(pattern, '/processes//f/cmp_1/')).toBeUndefined();
    expect(matchPattern('/sitemap.xml', '/sitemapAxml')).toBeUndefined();
  });

  it('gives the path back that it was matched with', () => {
    const path = '/processes/water/f/cmp_1/';
    expect(fillPattern(pattern, matchPattern(pattern, path) ?? {})).toBe(path);
  });

  it('is never filled by half', () => {
    expect(() => fillPattern(pattern, { slug: 'water' })).toThrow('componentId');
  });
});

describe('a public path', () => {
  it.each([
    ['/fr/', { locale: 'fr', path: '/' }],
    ['/nl/charter/', { locale: 'nl', path: '/charter/' }],
    ['/de/charter/', undefined],
    ['/frog/', undefined],
    ['/', undefined],
  ])('%s is split into its language and the rest', (path, expected) => {
    expect(splitLocale(path)).toEqual(expected);
  });
});
