/** What a program can see of spam, pure and plain enough to be explained: it points, and hides nothing. */

/** Contributions of one person within an hour, links, and equal texts from which on something is pointed at. */
export const MANY_AN_HOUR = 15;
export const MANY_LINKS = 3;
export const MANY_EQUAL = 3;
/** Shorter texts are alike by chance: “I agree” is no spam. */
const DUPLICATE_LENGTH = 40;
/** Words from which on a text of a known language has one of its commonest words. */
const LANGUAGE_WORDS = 15;

/** The commonest short words of the languages of the interface. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'le la les de des du un une et est en que qui pour dans sur pas ne ce il elle nous vous au aux avec par plus son sa ' +
    'the of and to in is it that for on with as are be this was not have at we you they or an by from ' +
    'het een en van in is dat op te voor met niet zijn aan er om ook als dan maar bij naar we ze wij deze die'
  ).split(' '),
);

export interface Found {
  readonly kind: 'rate' | 'links' | 'duplicate' | 'language';
  readonly count: number;
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const linksIn = (text: string): number => text.match(/\bhttps?:\/\/|\bwww\./gi)?.length ?? 0;

/** Whether a text says nothing in a language of the interface; short ones are given the benefit of the doubt. */
export function isForeign(text: string): boolean {
  const words = folded(text.replace(/\bhttps?:\/\/\S+/gi, ' ')).split(' ');
  const letters = text.match(/\p{L}/gu) ?? [];
  const other = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter)).length;
  if (letters.length >= DUPLICATE_LENGTH && other > letters.length / 2) return true;
  return words.length >= LANGUAGE_WORDS && !words.some((word) => COMMON.has(word));
}

/**
 * What is striking about a text.
 *
 * @param recent texts of the same author within the hour, this one included
 */
export function signalsIn(text: string, recent: readonly string[]): Found[] {
  const own = folded(text);
  const equal = own.length < DUPLICATE_LENGTH ? 0 : recent.filter((one) => folded(one).endsWith(own)).length;
  const links = linksIn(text);
  return [
    ...(recent.length >= MANY_AN_HOUR ? [{ kind: 'rate', count: recent.length } as const] : []),
    ...(links >= MANY_LINKS ? [{ kind: 'links', count: links } as const] : []),
    ...(equal >= MANY_EQUAL ? [{ kind: 'duplicate', count: equal } as const] : []),
    ...(isForeign(text) ? [{ kind: 'language', count: 0 } as const] : []),
  ];
}
