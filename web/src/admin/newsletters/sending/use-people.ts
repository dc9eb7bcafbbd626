import type { ByLocale } from '../../../../../shared/newsletters/audience.ts';
import { useOffice } from '../../context.ts';
import { languageName } from '../../language.ts';
import { useNewsletterWords } from '../use-newsletter-words.ts';

/** Says how many people, and in which languages: "1,234 people: 900 in French and 334 in English". */
export function usePeople(): (people: number, byLocale: ByLocale) => string {
  const { locale, number, organization } = useOffice();
  const say = useNewsletterWords();
  return (people, byLocale) => {
    const counted = organization.locales.flatMap((tag) => {
      const count = byLocale[tag] ?? 0;
      const language = languageName(tag, locale);
      return count > 0 ? [{ count, text: say('newsletter.people.in', { number: number(count), language }) }] : [];
    });
    const parts = counted.toSorted((one, other) => other.count - one.count).map(({ text }) => text);
    const all = say('newsletter.people', { count: people, number: number(people) });
    if (parts.length === 0) return all;
    return say('newsletter.people.parts', { all, parts: new Intl.ListFormat(locale).format(parts) });
  };
}
