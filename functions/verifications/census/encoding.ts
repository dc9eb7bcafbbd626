import type { CensusUpload } from '../../../shared/verifications/census-upload.ts';
import { CensusFailure } from './census-failure.ts';

export type Encoding = NonNullable<CensusUpload['detected']>['encoding'];

/** First bytes of what is packed, or no text at all: ZIP and with it XLSX, gzip, bzip2, 7z, xz, zstd, old XLS, PDF. */
const PACKED = [
  '504b0304',
  '504b0506',
  '1f8b',
  '425a68',
  '377abcaf271c',
  'fd377a585a00',
  '28b52ffd',
  'd0cf11e0',
  '25504446',
];
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Control characters that no text has; Ctrl-Z is how old programs end a file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\0-\x08\x0e-\x19\x1b-\x1f]/;
const BROKEN = /\ufffd/g;
const BEYOND_ASCII = /[^\0-\x7f]/g;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** @throws CensusFailure where the beginning of a file is that of no text. */
function refuseOthers(beginning: Buffer): void {
  const hex = beginning.subarray(0, 8).toString('hex');
  if (PACKED.some((magic) => hex.startsWith(magic))) throw new CensusFailure('packed');
  if (hex.startsWith('fffe') || hex.startsWith('feff')) throw new CensusFailure('encoding-utf-16');
}

/**
 * Finds out how the letters of a file are written, from all of its bytes: UTF-8, or else Windows-1252, which is what
 * programs call ISO-8859-1.
 */
export class EncodingLook {
  readonly #loose = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #strict = new TextDecoder('utf-8', { fatal: true });
  #isStrict = true;
  #hasMark = false;
  #isFirst = true;
  #broken = 0;
  #whole = 0;

  /** @throws CensusFailure for what is packed, for UTF-16, and for what is no text */
  take(bytes: Buffer): void {
    if (this.#isFirst) {
      refuseOthers(bytes);
      this.#hasMark = bytes.subarray(0, 3).equals(MARK);
    }
    this.#isFirst = false;
    this.#count(this.#loose.decode(bytes, { stream: true }));
    this.#decodeStrictly(bytes);
  }

  /** @throws CensusFailure for UTF-8 with broken places in it: read as Windows-1252 every accent would be wrong */
  end(): Encoding {
    this.#count(this.#loose.decode());
    this.#decodeStrictly(undefined);
    if (this.#isStrict) return this.#hasMark ? 'utf-8-bom' : 'utf-8';
    const good = this.#whole - this.#broken;
    if (this.#hasMark || good > this.#broken) throw new CensusFailure('encoding-mixed', { count: this.#broken });
    return 'windows-1252';
  }

  #count(text: string): void {
    if (CONTROL.test(text)) throw new CensusFailure('not-text');
    this.#broken += count(text, BROKEN);
    this.#whole += count(text, BEYOND_ASCII);
  }

  #decodeStrictly(bytes: Buffer | undefined): void {
    if (!this.#isStrict) return;
    try {
      this.#strict.decode(bytes, { stream: bytes !== undefined });
    } catch {
      this.#isStrict = false;
    }
  }
}

/** What Windows-1252 has where ISO-8859-1 has control characters, from 0x80; what it leaves out stands for itself. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const DIFFERENT = /[\x80-\x9f]/g;

/** Text of some bytes of a file. */
export function textOf(bytes: Buffer, start: number, end: number, encoding: Encoding): string {
  if (encoding !== 'windows-1252') return bytes.toString('utf8', start, end);
  const text = bytes.toString('latin1', start, end);
  return text.replace(DIFFERENT, (letter) => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter);
}
