import { dateLocale } from '../platform/format.ts';

/** A month and its year in words, in the organization's time zone. */
export const formatMonth = (instant: string, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(dateLocale(locale), { month: 'long', year: 'numeric', timeZone }).format(Date.parse(instant));

/** Size of a file in kilobytes (1,000 bytes), at least one, as the language writes it. */
export const formatSize = (bytes: number, locale: string): string =>
  new Intl.NumberFormat(dateLocale(locale), { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(
    Math.max(1, Math.round(bytes / 1000)),
  );
