import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { formatDay, formatHour, formatMoment, formatNumber } from '../../../shared/platform/format.ts';
import type { InterfaceLocale, Localized } from '../../../shared/platform/locale.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { Organization } from '../../../shared/spaces/organization.ts';
import type { Words } from './language.ts';
import type { Navigation } from './navigation.ts';

/** What every screen of the back office has at hand. */
export interface Office extends Words {
  readonly organization: Organization;
  /** Shows the organization as it was just saved. */
  readonly changeOrganization: (organization: Organization) => void;
  readonly navigation: Navigation;
  /** Says something that happened to people who cannot see it, and shows it at the foot of the window. */
  readonly announce: (message: string) => void;
  /** Signs in again without leaving the screen; resolves once that is done or given up. */
  readonly signInAgain: () => Promise<void>;
  /** Language of the public pages that links lead to: this one if it is offered there. */
  readonly publicLocale: InterfaceLocale;
  /** Languages that texts can have, interface languages first. */
  readonly languages: readonly string[];
  /** Text in the language of the back office, or the next best. */
  readonly textOf: (texts: Localized) => string;
  readonly day: (instant: Instant) => string;
  readonly moment: (instant: Instant) => string;
  readonly number: (value: number) => string;
}

// shared/platform/locale.ts has the same rule, but brings the schema library with it.
const firstText = (texts: Localized, locales: readonly string[]) =>
  [...locales, ...Object.keys(texts)].map((locale) => texts[locale]?.trim()).find(Boolean) ?? '';

/** Whether this device tells the time of the organization: whose time it is then goes without saying. */
const isHere = (timeZone: string) => new Intl.DateTimeFormat().resolvedOptions().timeZone === timeZone;

/** Everything in `Office` that follows from the organization and the words. */
export function officeTexts(organization: Organization, { locale }: Words) {
  const { defaultLocale, locales, contentLocales, timeZone } = organization;
  return {
    publicLocale: locales.includes(locale) ? locale : defaultLocale,
    languages: [...new Set([...locales, ...contentLocales])],
    textOf: (texts: Localized) => firstText(texts, [locale, defaultLocale]),
    day: (instant: Instant) => formatDay(instant, locale, timeZone),
    moment: (instant: Instant) => (isHere(timeZone) ? formatHour : formatMoment)(instant, locale, timeZone),
    number: (value: number) => formatNumber(value, locale),
  };
}

/** Set by `AdminApp` alone. */
export const OfficeContext = createContext<Office | null>(null);

/** @throws Error outside of `AdminApp`, which is a mistake in the code. */
export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('useOffice needs AdminApp above it');
  return office;
}
