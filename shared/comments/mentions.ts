/**
 * Mentions in the text of a comment. It holds ids, `@ptp_…`, so that a name that changes later changes there as well;
 * people see and type names.
 */
const TOKEN = /@(ptp_[0-7][0-9A-HJKMNP-TV-Z]{25})(?![0-9A-Za-z_])/g;

/** People whom one comment may mention. */
export const MAX_MENTIONS = 10;

/** Somebody by id and by the name of today. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Ids that a text mentions, each once. */
export const mentionedIn = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(TOKEN), ([, id = '']) => id)),
];

/** The text with something else in the place of each mention; `undefined` leaves it as it is. */
export const withMentions = (text: string, shown: (id: string) => string | undefined): string =>
  text.replace(TOKEN, (token, id: string) => shown(id) ?? token);

/** A text with ids as people see it. Names that are not known stay ids. */
export function withNames(text: string, people: readonly Named[]): string {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return withMentions(text, (id) => {
    const name = names.get(id);
    return name === undefined ? undefined : `@${name}`;
  });
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);

/**
 * A text as people typed it, with the id of everybody among `people` whose name stands behind an `@`. Longer names come
 * first, so that "@Ada" never takes the beginning of "@Ada Lovelace"; of equal names the first one counts.
 */
export function withIds(text: string, people: readonly Named[]): string {
  const longestFirst = people.toSorted((one, other) => other.name.length - one.name.length);
  let written = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const found =
      rest.startsWith('@') &&
      !isWord(text[at - 1]) &&
      longestFirst.find(({ name }) => rest.startsWith(name, 1) && !isWord(rest[name.length + 1]));
    written += found ? `@${found.id}` : rest[0];
    at += found ? found.name.length + 1 : 1;
  }
  return written;
}
