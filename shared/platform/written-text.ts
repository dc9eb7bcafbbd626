/**
 * What people paste brings characters that nobody sees: marks that turn the direction of a whole page, spaces without
 * width that make two equal words differ, letters in two pieces. Texts are tidied before they are judged and published.
 */

/** Half of a character: it cannot be written as UTF-8. Control characters other than tab and line feed. */
const BROKEN = /(?![\n\t])[\p{Surrogate}\p{Cc}]/gu;
/**
 * Spaces without width, hyphens that show only at the end of a line, fillers that look like nothing, and beginnings of
 * directions: one that is not closed reaches the rest of the page. What some script or emoji needs is looked at apart.
 */
const UNSEEN = /(?!\p{VS}|[\u061c\u200c-\u200f]|[\u{e0000}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;
/** Marks of direction between characters: right where a text runs from right to left, nothing anywhere else. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/g;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A joiner stays within an emoji, and between letters of scripts whose letters join; it is noise in others. */
const JOINS =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Mongolian}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}' +
  '\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}' +
  '\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}\\p{M}]';
const EMOJI = '[\\p{Extended_Pictographic}\\p{Emoji_Modifier}]\\ufe0f?';
const STRAY_JOINER = new RegExp(
  `(?<!${EMOJI})(?<!${JOINS})\\u200d|\\u200d(?!${JOINS}|\\p{Extended_Pictographic}|\\s|$)|(?<!${JOINS})\\u200c|\\u200c(?!${JOINS})`,
  'gu',
);
/** Selects how the character before it looks: one is enough. */
const STRAY_SELECTOR = /(?<=^|\s|\p{VS})\p{VS}/gu;
/** Letters that only flags of regions are made of, and that hide messages anywhere else. */
const STRAY_TAGS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gu;
/** Marks over a letter beyond what any language needs climb over the lines above. */
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu;

function withoutNoise(text: string): string {
  const seen = text
    .replace(BROKEN, '')
    .replace(UNSEEN, '')
    .replace(STRAY_TAGS, '')
    .replace(STRAY_JOINER, '')
    .replace(STRAY_SELECTOR, '')
    .replace(PILED_MARKS, '$1');
  return RIGHT_TO_LEFT.test(seen) ? seen : seen.replace(DIRECTION_MARKS, '');
}

/** Tidying may bring together what tidying would have changed: again until nothing does, which is soon. */
function settled(text: string, tidy: (text: string) => string): string {
  let before = text;
  for (let after = tidy(before); after !== before; after = tidy(before)) before = after;
  return before;
}

/** All there is to do for most texts is to see that there is nothing to do. */
const PLAIN = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205f\u20a0-\u20c0]*$/;

const tidied = (text: string): string => {
  const lines = text.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n');
  return PLAIN.test(lines) ? lines : settled(lines, (some) => withoutNoise(some).normalize('NFC'));
};

/**
 * A text of several lines as it is published: Unicode's composed form (NFC), line ends as line feeds, without unseen
 * characters that no script needs, without white space at either end. Tidying twice changes nothing more.
 */
export const tidyText = (text: string): string => tidied(text).trim();

/** The same for one line: all white space in a row, line ends too, is one space. */
export const tidyLine = (text: string): string =>
  settled(text, (some) =>
    tidied(some)
      .replace(/[\s\u2800]+/g, (space) => (/^[\u00a0\u202f]$/.test(space) ? space : ' '))
      .trim(),
  );
