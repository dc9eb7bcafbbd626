import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import type { Form } from '../forms/form.ts';

/** Countries as controls hold them: two letters each, separated by whatever people put between. */
export interface CountriesDraft {
  readonly country: string;
  readonly otherCountries: string;
}

const codesIn = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter((code) => code !== '');

export const countriesDraft = (stored: { country: string; otherCountries: readonly string[] }): CountriesDraft => ({
  country: stored.country,
  otherCountries: stored.otherCountries.join(', '),
});

export const countriesBody = ({ country, otherCountries }: CountriesDraft) => ({
  country: country.trim().toUpperCase(),
  otherCountries: codesIn(otherCountries),
});

interface CountryFieldsProps<T extends CountriesDraft> {
  readonly form: Form<T>;
  /** `/methods/sms` */
  readonly pointer: string;
}

/** The country of most people, and those that are accepted besides; their names are said below. */
export function CountryFields<T extends CountriesDraft>({ form, pointer }: CountryFieldsProps<T>) {
  const { t, locale } = useOffice();
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const named = (text: string) =>
    codesIn(text)
      .map((code) => (code.length === 2 ? (names.of(code) ?? code) : code))
      .join(', ');
  const { country, otherCountries } = form.value;
  return (
    <>
      <TextField
        pointer={`${pointer}/country`}
        label={t('verification.part.country')}
        help={t('verification.part.country-help', { named: named(country) })}
        narrow={true}
        value={country}
        onChange={(value) => form.change({ ...form.value, country: value })}
      />
      <TextField
        pointer={`${pointer}/otherCountries`}
        label={t('verification.part.other-countries')}
        help={t('verification.part.other-countries-help', { named: named(otherCountries) })}
        isOptional={true}
        value={otherCountries}
        onChange={(value) => form.change({ ...form.value, otherCountries: value })}
      />
    </>
  );
}
