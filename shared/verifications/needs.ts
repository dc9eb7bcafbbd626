/** Says what an action asks for: for pages and for what islands are given, so that no browser composes it. */
import type { Translate as Says } from '../platform/format.ts';
import type { RequirementView } from './views.ts';
import type { verificationsWords } from './words.ts';

type Translate = Says<keyof typeof verificationsWords.en>;

type Method = RequirementView['methods'][number];

/** Places that are named; of the others there is the number. */
const NAMED = 3;

const lists = (locale: string, type: 'conjunction' | 'disjunction') => (parts: readonly string[]) =>
  new Intl.ListFormat(locale, { type }).format(parts);

function placesOf(t: Translate, { territories }: Method, locale: string): string {
  const names = territories.slice(0, NAMED).map(({ text }) => text);
  const more = territories.length - names.length;
  return lists(locale, 'disjunction')(more > 0 ? [...names, t('needs.more-places', { count: more })] : names);
}

function conditionsOf(t: Translate, required: Method, locale: string): readonly string[] {
  const { minimumAge, territories } = required;
  return [
    ...(minimumAge === null ? [] : [t('needs.age', { years: minimumAge })]),
    ...(territories.length === 0 ? [] : [t('needs.lives', { places: placesOf(t, required, locale) })]),
  ];
}

/**
 * “To vote: be at least 16 and live in Rennes. You show it by a code by SMS or a visit to a desk.” Empty where nothing is
 * asked for. Where methods ask for different things, each says its own.
 *
 * @param t words of verification in the language `locale`
 */
export function needsWords(
  t: Translate,
  action: 'vote' | 'propose' | 'comment',
  requirement: RequirementView | undefined,
  locale: string,
): string {
  const { combine = 'any', methods = [], withoutAccount = false } = requirement ?? {};
  const [first] = methods;
  if (first === undefined) return '';
  const each = methods.map((one) => conditionsOf(t, one, locale));
  const own = lists(locale, 'conjunction');
  const isSame = each.every((conditions) => JSON.stringify(conditions) === JSON.stringify(each[0]));
  const conditions = isSame ? conditionsOf(t, first, locale) : [];
  const named = methods.map(({ method }, index) => {
    const name = t(`needs.method.${method}`);
    const further = isSame ? [] : (each[index] ?? []);
    return further.length === 0 ? name : t('needs.method-with', { method: name, conditions: own(further) });
  });
  const isEach = combine === 'all' && methods.length > 1;
  const said = [
    t(`needs.${action}`, { what: conditions.length > 0 ? own(conditions) : t('needs.verified') }),
    t(isEach ? 'needs.all' : 'needs.how', { methods: lists(locale, isEach ? 'conjunction' : 'disjunction')(named) }),
    ...(withoutAccount ? [t('needs.without-account')] : []),
  ];
  return said.join(' ');
}
