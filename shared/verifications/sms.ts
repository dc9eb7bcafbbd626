/** Verification by a code that is sent to a telephone: numbers of the rule, without the library that reads numbers. */

/** Seconds that a code holds. */
export const SMS_SECONDS = 10 * 60;
/** Codes that may be tried before a new one must be asked for. */
export const SMS_TRIES = 5;
/** Seconds after which the form offers to send another one: most texts have come by then. */
export const SMS_AGAIN_SECONDS = 60;
/** Characters of one text in the alphabet of GSM; with any other character it is 70, and several are paid for. */
export const SMS_LENGTH = 160;

/** Signs of the basic alphabet of GSM 03.38, without its Greek capitals, and without those that count twice. */
const GSM =
  '@£$¥èéùìòÇ\nØøÅå_ÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  '€': 'EUR',
  ł: 'l',
  Ł: 'L',
};

/**
 * A text in the signs that every telephone has and that cost one text: letters lose the marks that GSM does not know,
 * signs become their plain likes, and what has none is left out.
 */
export const gsmText = (text: string): string =>
  [...text.normalize('NFC').replace(/[\u00a0\u202f]/g, ' ')]
    .map((sign) => (GSM.includes(sign) ? sign : (PLAIN[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, ''))))
    .join('')
    .split('')
    .filter((sign) => GSM.includes(sign))
    .join('');

/** A text cut to so many signs, at the end of a word where there is one. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const space = cut.lastIndexOf(' ');
  return (space > length / 2 ? cut.slice(0, space) : cut).trimEnd();
}
