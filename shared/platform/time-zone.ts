/** Time zones as people call them: "heure de Paris". Small enough for islands. */
import { formatMoment } from './format.ts';
import type { InterfaceLocale } from './locale.ts';

/** Places whose name is not the last part of their zone, or differs between languages. */
const PLACES: Readonly<Record<string, Readonly<Record<InterfaceLocale, string>>>> = {
  'Europe/Paris': { fr: 'Paris', en: 'Paris', nl: 'Parijs' },
  'Europe/Brussels': { fr: 'Bruxelles', en: 'Brussels', nl: 'Brussel' },
  'Europe/Luxembourg': { fr: 'Luxembourg', en: 'Luxembourg', nl: 'Luxemburg' },
  'Europe/London': { fr: 'Londres', en: 'London', nl: 'Londen' },
  'America/Cayenne': { fr: 'Cayenne', en: 'Cayenne', nl: 'Cayenne' },
  'America/Guadeloupe': { fr: 'Guadeloupe', en: 'Guadeloupe', nl: 'Guadeloupe' },
  'America/Martinique': { fr: 'Martinique', en: 'Martinique', nl: 'Martinique' },
  'America/Miquelon': {
    fr: 'Saint-Pierre-et-Miquelon',
    en: 'Saint Pierre and Miquelon',
    nl: 'Saint-Pierre en Miquelon',
  },
  'America/Port_of_Spain': { fr: 'Port-d’Espagne', en: 'Port of Spain', nl: 'Port of Spain' },
  'Indian/Mayotte': { fr: 'Mayotte', en: 'Mayotte', nl: 'Mayotte' },
  'Indian/Reunion': { fr: 'La Réunion', en: 'Réunion', nl: 'Réunion' },
  'Pacific/Noumea': { fr: 'Nouméa', en: 'Nouméa', nl: 'Nouméa' },
  'Pacific/Tahiti': { fr: 'Tahiti', en: 'Tahiti', nl: 'Tahiti' },
};

const isFrenchVowel = (place: string) => /^[aeiouyàâéèêëîïôöùûüœ]/i.test(place);

/**
 * The time of a zone in words, for after an hour: `heure de Paris`, `Paris time`, `tijd van Parijs`. A zone that is no
 * place, such as `UTC`, is called by its name.
 * @param timeZone IANA name
 */
export function timeZoneName(timeZone: string, locale: string): string {
  const language = locale === 'fr' || locale === 'nl' ? locale : 'en';
  const place = PLACES[timeZone]?.[language] ?? timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  if (!timeZone.includes('/')) return place;
  if (language === 'en') return `${place} time`;
  if (language === 'nl') return `tijd van ${place}`;
  return isFrenchVowel(place) ? `heure d’${place}` : `heure de ${place}`;
}

/**
 * A day and an hour with whose hour it is: `13 December 2026 at 18:00 (Paris time)`. For moments that people must not
 * miss, since they may read them elsewhere.
 */
export const formatMomentThere = (instant: string, locale: string, timeZone: string): string =>
  `${formatMoment(instant, locale, timeZone)} (${timeZoneName(timeZone, locale)})`;
