import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CENSUS_FIELDS } from '../../shared/verifications/census-fields.ts';
import { dayOf, lettersAndDigits, spelled } from '../../shared/verifications/census-spelling.ts';

describe('One spelling of names, numbers and codes', () => {
  it.each([
    ['Jean-Pierre', 'JEAN PIERRE'],
    ['Lefèvre', 'LEFEVRE'],
    ['O’Brien', "O'BRIEN"],
    ['Œuvrard', 'Oeuvrard'],
    ['Groß', 'GROSS'],
    ['Łukasz Sørensen', 'Lukasz Sorensen'],
    ['  de\u00a0la\tTour ', 'DE LA TOUR'],
    ['12 AB 345-6', '12ab3456'],
    ['75 012', '75012'],
    ['é', 'e\u0301'],
    ['ﬁ', 'FI'],
  ])('takes %j for %j', (one, other) => {
    expect(lettersAndDigits(one)).toBe(lettersAndDigits(other));
    expect(lettersAndDigits(one)).not.toBe('');
  });

  it.each([
    ['Martin', 'Martine'],
    ['Ναύπακτος', 'Πάτρα'],
    ['李', '王'],
  ])('tells %j from %j', (one, other) => {
    expect(lettersAndDigits(one)).not.toBe(lettersAndDigits(other));
  });

  it('is the same once more, whatever was written, and has no capitals, spaces or marks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CENSUS_FIELDS), fc.string({ unit: 'binary', maxLength: 30 }), (field, text) => {
        const once = spelled(field, text);
        expect(once === null ? null : spelled(field, once)).toBe(once);
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(lettersAndDigits(text)).toMatch(/^[\p{L}\p{N}\p{Mc}]*$/u);
        expect(lettersAndDigits(text)).toBe(lettersAndDigits(` -${text.toUpperCase().toLowerCase()}. `));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps what tells one address from another, and no spaces or capitals', () => {
    expect(spelled('email', ' Zoé.Martin+vote@Exemple.FR ')).toBe('zoé.martin+vote@exemple.fr');
    expect(spelled('email', 'a.b@c.fr')).not.toBe(spelled('email', 'ab@c.fr'));
  });

  it('is empty where nothing stands there', () => {
    for (const field of CENSUS_FIELDS) expect(spelled(field, '  ')).toBe('');
    expect(spelled('family-name', '---')).toBe('');
  });
});

describe('One spelling of days', () => {
  const two = (value: number) => String(value).padStart(2, '0');

  it('takes a day however it is written', () => {
    const date = fc.date({ min: new Date('1850-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.constantFrom('/', '.', '-'), fc.boolean(), (moment, mark, isShort) => {
        const day = moment.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = [moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate()];
        const written = (value: number) => (isShort ? String(value) : two(value));
        expect(dayOf(day)).toBe(day);
        expect(dayOf(` ${written(dayOfMonth)}${mark}${written(month)}${mark}${year} `)).toBe(day);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    '29/02/2001',
    '31.04.1990',
    '00/01/1990',
    '1990-13-01',
    '28/02-1990',
    '28/02/90',
    '19900228',
    '1849-12-31',
    '2200-01-01',
    'yesterday',
    '',
    '1990-02-30',
    '01/01/1990 x',
  ])('refuses %j', (text) => {
    expect(dayOf(text)).toBeNull();
  });

  it('knows leap years', () => {
    expect(dayOf('29/02/2000')).toBe('2000-02-29');
    expect(dayOf('29/02/1900')).toBeNull();
  });
});
