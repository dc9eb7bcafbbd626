import { describe, expect, it } from '@jest/globals';
import { markColor } from '../../functions/spaces/icon.ts';
import { timeZoneName } from '../../shared/platform/time-zone.ts';
import { figuresOf, figuresTogether, hasFigures } from '../../shared/spaces/figures.ts';

const counted = { proposals: 10, official: 3, comments: 20, references: 5, votes: 400 };

describe('figures of a consultation', () => {
  it('count what participants wrote, without the texts of the organization', () => {
    expect(figuresOf(7, [counted])).toEqual({ participants: 7, contributions: 7 + 20 + 5, supports: 400 });
  });

  it('are sums over components, but for people, who are counted where they are known', () => {
    expect(figuresOf(7, [counted, counted])).toEqual({ participants: 7, contributions: 64, supports: 800 });
    expect(figuresOf(0, [])).toEqual({ participants: 0, contributions: 0, supports: 0 });
  });

  it('never go below nothing, even while an index is a moment behind', () => {
    expect(figuresOf(0, [{ ...counted, proposals: 2, comments: 0, references: 0 }]).contributions).toBe(0);
  });

  it('of several consultations do not add up people, who may have taken part in two', () => {
    const one = figuresOf(5, [counted]);
    expect(figuresTogether(6, [one, one])).toEqual({ participants: 6, contributions: 64, supports: 800 });
  });

  it('are worth showing as soon as one of them is more than nothing', () => {
    expect(hasFigures(figuresOf(0, []))).toBe(false);
    expect(hasFigures(figuresOf(1, []))).toBe(true);
  });
});

describe('a time zone in words', () => {
  it.each([
    ['Europe/Paris', 'fr', 'heure de Paris'],
    ['Europe/Paris', 'en', 'Paris time'],
    ['Europe/Paris', 'nl', 'tijd van Parijs'],
    ['Europe/Brussels', 'fr', 'heure de Bruxelles'],
    ['Europe/Amsterdam', 'fr', 'heure d’Amsterdam'],
    ['Indian/Reunion', 'fr', 'heure de La Réunion'],
    ['America/New_York', 'en', 'New York time'],
    ['UTC', 'fr', 'UTC'],
  ])('%s is called in %s: %s', (zone, locale, name) => {
    expect(timeZoneName(zone, locale)).toBe(name);
  });
});

describe('the icon', () => {
  it('has its mark in the color that stands out on the color of the organization', () => {
    expect(markColor('#0f6f74')).toEqual([255, 255, 255]);
    expect(markColor('#f5d000')).toEqual([27, 26, 24]);
    expect(markColor('#000000')).toEqual([255, 255, 255]);
  });
});
