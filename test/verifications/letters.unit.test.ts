import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { newId } from '../../functions/platform/services.ts';
import { letterCodeOf } from '../../functions/verifications/postal-letter/secrets.ts';
import { smsCodeOf } from '../../functions/verifications/sms/secrets.ts';
import { smsText } from '../../functions/verifications/sms/text.ts';
import { INTERFACE_LOCALES } from '../../shared/platform/locale.ts';
import {
  addressLines,
  CODE_ALPHABET,
  LetterAddress,
  readableCode,
  sameAddress,
  samePerson,
  tidyCode,
} from '../../shared/verifications/letter.ts';
import { gsmText, SMS_LENGTH } from '../../shared/verifications/sms.ts';

const home = LetterAddress.parse({
  name: 'Jean Le Bihan',
  addition: '',
  street: '12 rue de la Gare',
  postalCode: '29000',
  city: 'Quimper',
  country: 'FR',
});

describe('codes', () => {
  it('of letters have ten signs that nobody takes for one another, and are the same for the same letter', () => {
    const id = newId('letter');
    const code = letterCodeOf('secret', id);
    expect(code).toMatch(new RegExp(`^[${CODE_ALPHABET}]{10}$`));
    expect(letterCodeOf('secret', id)).toBe(code);
    expect(letterCodeOf('other', id)).not.toBe(code);
    expect(letterCodeOf('secret', newId('letter'))).not.toBe(code);
    expect(CODE_ALPHABET).not.toMatch(/[01OILU]/);
    expect(tidyCode(` ${readableCode(code).toLowerCase()} `)).toBe(code);
  });

  it('of texts have six digits', () => {
    const id = newId('signInCode');
    expect(smsCodeOf('secret', id)).toMatch(/^\d{6}$/);
    expect(smsCodeOf('other', id)).not.toBe(smsCodeOf('secret', id));
  });
});

describe('one person of a letter', () => {
  it.each([
    ['accents and capitals', { name: 'JEAN LE BIHAN', street: '12 Rue De La Gare' }],
    ['the order of names', { name: 'Le Bihan, Jean' }],
    ['punctuation', { street: '12, rue de la Gare.', postalCode: '29 000' }],
    ['the flat', { addition: 'Apt 4' }],
  ])('is the same in spite of %s', (_, other) => {
    expect(samePerson({ ...home, ...other })).toBe(samePerson(home));
  });

  it('is another one of the same household, at the same address', () => {
    const other = { ...home, name: 'Anne Le Bihan' };
    expect(samePerson(other)).not.toBe(samePerson(home));
    expect(sameAddress(other)).toBe(sameAddress(home));
  });
});

describe('the field of the address', () => {
  it('names the country in capitals only for letters that go abroad', () => {
    expect(addressLines(home, 'FR', 'France')).toEqual(['Jean Le Bihan', '12 rue de la Gare', '29000 Quimper']);
    expect(addressLines(home, 'BE', 'Frankrijk')).toContain('FRANKRIJK');
  });
});

describe('a text message', () => {
  it.each(INTERFACE_LOCALES)('is one text in %s, whatever the organization is called', (locale) => {
    const names = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(names, (organization) => {
        const site = { siteOrigin: 'https://participez.ville-exemple.fr' };
        const text = smsText({ locale, organization, code: '123456', ...site });
        expect(text.length).toBeLessThanOrEqual(SMS_LENGTH);
        expect(gsmText(text)).toBe(text);
        expect(text).toContain('123456');
      }),
      { numRuns: 100 },
    );
  });

  it('tells telephones which site its code is for', () => {
    const text = smsText({
      locale: 'en',
      organization: 'Quimper',
      code: '654321',
      siteOrigin: 'https://parvis.example',
    });
    expect(text).toBe(
      '654321 is your code for Quimper. It holds for 10 minutes. Give it to nobody.\n\n@parvis.example #654321',
    );
  });
});
