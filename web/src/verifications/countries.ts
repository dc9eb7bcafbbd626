import type { MethodFormProps } from './method-form.ts';

interface CountryChoice {
  readonly code: string;
  readonly name: string;
}

/** Countries that a method is for, in words; the one that is taken where nothing else is said comes first. */
export function countriesOf({ settings, locale }: Pick<MethodFormProps, 'settings' | 'locale'>): CountryChoice[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const { country, otherCountries } = settings;
  const codes = [country, ...(Array.isArray(otherCountries) ? otherCountries : [])];
  return codes.flatMap((code) => (typeof code === 'string' ? [{ code, name: names.of(code) ?? code }] : []));
}
