/**
 * Code of a ballot of paper: its number, proof that we have printed it, and a check character. Pure and without a schema:
 * the tablet in a hall tells a slip of the finger before it asks anybody.
 */

/** Crockford's alphabet, as on receipts: no I, L, O and U. */
export const PAPER_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Characters of the number: papers up to 1,048,575. */
export const NUMBER_LENGTH = 4;
/** Characters of the proof: 35 bits, of which a tablet tries a few a minute. */
export const PROOF_LENGTH = 7;
export const CODE_LENGTH = NUMBER_LENGTH + PROOF_LENGTH + 1;
/** Largest number of a paper. */
export const MOST_PAPERS = 1_000_000;

const BASE = PAPER_ALPHABET.length;
const digitOf = (sign: string): number => PAPER_ALPHABET.indexOf(sign);

/** A code as it is compared: capitals, nothing between, and what is never in one read as its like. */
export const tidyPaperCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V');

/** A code as it is printed and read aloud: three groups of four. */
export const readablePaperCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

/** Luhn's sum over 32 characters: tells every single slip and nearly every swap of neighbors. */
function luhn(text: string, isDoubledLast: boolean): number {
  let sum = 0;
  for (let at = text.length - 1, doubled = isDoubledLast; at >= 0; at--, doubled = !doubled) {
    const value = digitOf(text.charAt(at)) * (doubled ? 2 : 1);
    sum += Math.floor(value / BASE) + (value % BASE);
  }
  return sum % BASE;
}

/** The character that a code ends with. */
export const checkOf = (text: string): string => PAPER_ALPHABET.charAt((BASE - luhn(text, true)) % BASE);

/** Whether a tidy code has the form of one: what was misread or mistyped has not. */
export const isPaperCode = (code: string): boolean =>
  code.length === CODE_LENGTH && [...code].every((sign) => digitOf(sign) >= 0) && luhn(code, false) === 0;

/** A number as the characters that a code begins with. */
export function numberSigns(number: number): string {
  let signs = '';
  for (let rest = number, n = 0; n < NUMBER_LENGTH; n++, rest = Math.floor(rest / BASE))
    signs = PAPER_ALPHABET.charAt(rest % BASE) + signs;
  return signs;
}

/** The number that a tidy code of the right form says. */
export const numberIn = (code: string): number =>
  [...code.slice(0, NUMBER_LENGTH)].reduce((sum, sign) => sum * BASE + digitOf(sign), 0);
