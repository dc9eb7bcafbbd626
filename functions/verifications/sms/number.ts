import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { Problem } from '../../platform/problem.ts';

/** Countries whose numbers are taken; the first is that of numbers without one. */
export interface NumberRules {
  readonly country: string;
  readonly otherCountries: readonly string[];
}
export interface MobileNumber {
  /** E.164. */
  readonly number: string;
  readonly readable: string;
  /** All numbers that differ in the last three digits: frauds take whole ranges. */
  readonly range: string;
}

const countryOf = (country: string): CountryCode | undefined => (isSupportedCountry(country) ? country : undefined);

/**
 * A number as it was typed, in one spelling. Only mobile telephones get texts, and only of the countries that the
 * organization has chosen: premium and far-away numbers are what texts are abused for.
 *
 * @param pointer where the number stands in the body
 * @throws Problem 422 with `sms.number-invalid` or `sms.country-not-allowed` there.
 */
export function mobileNumber(
  typed: string,
  { country, otherCountries }: NumberRules,
  pointer = '/number',
): MobileNumber {
  const refuse = (code: string): never => {
    throw new Problem('request.invalid', { fields: [{ pointer, code }] });
  };
  const home = countryOf(country);
  const parsed = parsePhoneNumberFromString(typed, home === undefined ? {} : { defaultCountry: home, extract: false });
  if (!parsed?.isPossible()) return refuse('sms.number-invalid');
  const allowed = [country, ...otherCountries];
  if (parsed.country === undefined || !allowed.includes(parsed.country)) {
    const isOfAllowed = parsed.getPossibleCountries().some((one) => allowed.includes(one));
    return refuse(isOfAllowed ? 'sms.number-invalid' : 'sms.country-not-allowed');
  }
  if (!parsed.isValid()) return refuse('sms.number-invalid');
  return { number: parsed.number, readable: parsed.formatInternational(), range: parsed.number.slice(0, -3) };
}
