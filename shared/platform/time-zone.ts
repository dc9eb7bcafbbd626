/** Time zones as people call them: "heure de Paris". Small: islands say them too. */

/** Places that are not called by the last part of their zone, by language. */
const PLACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fr: {
    Brussels: 'Bruxelles',
    London: 'Londres',
    Miquelon: 'Saint-Pierre-et-Miquelon',
    Noumea: 'Nouméa',
    Reunion: 'La Réunion',
  },
  en: { Miquelon: 'Saint Pierre and Miquelon', Noumea: 'Nouméa', Reunion: 'Réunion' },
  nl: {
    Brussels: 'Brussel',
    London: 'Londen',
    Luxembourg: 'Luxemburg',
    Miquelon: 'Saint-Pierre en Miquelon',
    Noumea: 'Nouméa',
    Paris: 'Parijs',
    Reunion: 'Réunion',
  },
};

/**
 * The time of a zone in words, for after an hour: `heure de Paris`, `Paris time`, `tijd van Parijs`. A zone that is no
 * place, such as `UTC`, is called by its name.
 * @param timeZone IANA name
 */
export function timeZoneName(timeZone: string, locale: string): string {
  const last = timeZone.slice(timeZone.lastIndexOf('/') + 1);
  const place = PLACES[locale]?.[last] ?? last.replaceAll('_', ' ');
  if (!timeZone.includes('/')) return place;
  if (locale === 'nl') return `tijd van ${place}`;
  if (locale !== 'fr') return `${place} time`;
  return /^[aeiouyàâéèêëîïôöùûüœ]/i.test(place) ? `heure d’${place}` : `heure de ${place}`;
}
