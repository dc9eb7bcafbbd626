import type { CensusUpload } from '../../../shared/verifications/census-upload.ts';
import { CensusFailure } from './census-failure.ts';
import { type Encoding, textOf } from './encoding.ts';

export type Separator = NonNullable<CensusUpload['detected']>['separator'];

/** Bytes of one row: a quote that is never closed, or a field of megabytes, ends here and takes no memory. */
export const MOST_LINE_BYTES = 65_536;
/** Columns of a file. */
export const MOST_COLUMNS = 200;

const [QUOTE, CARRIAGE_RETURN, LINE_FEED, SPACE] = [0x22, 0x0d, 0x0a, 0x20];
const CANDIDATES = [';', ',', '\t'] as const;

/** What separates cells: what the line of names has most of outside of quotes. */
export function separatorOf(beginning: string): Separator {
  const names = beginning.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const counted = CANDIDATES.map((separator) => ({ separator, count: names.split(separator).length - 1 }));
  return counted.toSorted((one, other) => other.count - one.count)[0]?.separator ?? ';';
}

/** Where the next row begins. */
export interface Place {
  /** Bytes from the beginning of the file. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
}

/** A row as it was read: only good until the next one is asked for. */
export interface CsvLine {
  readonly line: number;
  readonly cells: number;
  /** Something stands after a closing quote: nobody can say what the cell is. */
  readonly hasWrongQuotes: boolean;
  /** Text of a cell; empty beyond the last one. */
  cell(index: number): string;
}

interface Options extends Place {
  readonly separator: Separator;
  readonly encoding: Encoding;
}

/**
 * Rows of a CSV file as its bytes come, in the memory of one row. Separators, quotes and ends of lines are the same bytes
 * in UTF-8 and Windows-1252, so that rows are found among bytes and a reader can go on at any row.
 */
export class CsvLines implements CsvLine {
  readonly #separator: number;
  readonly #encoding: Encoding;
  #offset: number;
  #nextLine: number;
  #rest: Buffer = Buffer.alloc(0);
  // The row that was found last.
  #bytes: Buffer = Buffer.alloc(0);
  readonly #starts = new Int32Array(MOST_COLUMNS);
  readonly #ends = new Int32Array(MOST_COLUMNS);
  readonly #escaped = new Uint8Array(MOST_COLUMNS);
  /** Ends of lines within its quotes. */
  #breaks = 0;
  #hasDoubled = false;
  cells = 0;
  line = 0;
  hasWrongQuotes = false;

  constructor({ separator, encoding, offset, line }: Options) {
    this.#separator = separator.charCodeAt(0);
    this.#encoding = encoding;
    this.#offset = offset;
    this.#nextLine = line;
  }

  /** Where to go on after the row that was given last. */
  get place(): Place {
    return { offset: this.#offset, line: this.#nextLine };
  }

  cell(index: number): string {
    if (index >= this.cells) return '';
    const text = textOf(this.#bytes, this.#starts[index] ?? 0, this.#ends[index] ?? 0, this.#encoding);
    return this.#escaped[index] === 1 ? text.replaceAll('""', '"') : text;
  }

  /**
   * Rows that end within these bytes, or with them if they are the last; those without any text are passed over.
   *
   * @throws CensusFailure `line-too-long`, `quote-open`, `too-many-columns`
   */
  *take(chunk: Buffer, isLast: boolean): Generator<CsvLine> {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#bytes = bytes;
    let start = 0;
    for (;;) {
      if (start >= bytes.length) break;
      const end = this.#find(bytes, start, isLast);
      if (end < 0) break;
      this.#offset += end - start;
      start = end;
      if (!this.#isEmpty()) yield this;
    }
    // A copy: the bytes of a whole part are not to be kept for the beginning of one row.
    this.#rest = Buffer.from(bytes.subarray(start));
  }

  #isEmpty(): boolean {
    for (let cell = 0; cell < this.cells; cell++) {
      for (let at = this.#starts[cell] ?? 0; at < (this.#ends[cell] ?? 0); at++) {
        if (this.#bytes[at] !== SPACE) return false;
      }
    }
    return true;
  }

  /** Finds the cells of the row that begins at `start`; gives the place after its end, or -1 where it is not there yet. */
  #find(bytes: Buffer, start: number, isLast: boolean): number {
    this.cells = 0;
    this.line = this.#nextLine;
    this.hasWrongQuotes = false;
    this.#breaks = 0;
    let at = start;
    for (;;) {
      at = this.#cellFrom(bytes, at, isLast);
      const isUnfinished = at < 0 || (at >= bytes.length && !isLast);
      const length = (isUnfinished ? bytes.length : at) - start;
      if (length > MOST_LINE_BYTES) {
        throw new CensusFailure(at < 0 || this.#breaks > 0 ? 'quote-open' : 'line-too-long', { line: this.line });
      }
      if (isUnfinished) return -1;
      if (at >= bytes.length || bytes[at] !== this.#separator) return this.#lineEnd(bytes, at, isLast);
      at += 1;
    }
  }

  /** Finds the cell that begins at `from`; gives the place after it, or -1 where its quote is not closed yet. */
  #cellFrom(bytes: Buffer, from: number, isLast: boolean): number {
    if (bytes[from] !== QUOTE) {
      const end = this.#plainEnd(bytes, from);
      this.#keep(from, end, 0);
      return end;
    }
    const closing = this.#quotedEnd(bytes, from + 1, isLast);
    if (closing < 0) return -1;
    this.#keep(from + 1, closing, this.#hasDoubled ? 1 : 0);
    const end = this.#plainEnd(bytes, closing + 1);
    for (let at = closing + 1; at < end; at++) if (bytes[at] !== SPACE) this.hasWrongQuotes = true;
    return end;
  }

  /** The first byte at or after `from` that separates, or ends a line. */
  #plainEnd(bytes: Buffer, from: number): number {
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === this.#separator || byte === LINE_FEED || byte === CARRIAGE_RETURN) return at;
    }
    return bytes.length;
  }

  /** The quote that closes a cell; -1: it is not among these bytes. @throws CensusFailure `quote-open` */
  #quotedEnd(bytes: Buffer, from: number, isLast: boolean): number {
    this.#hasDoubled = false;
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === LINE_FEED || (byte === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED)) this.#breaks += 1;
      if (byte !== QUOTE) continue;
      // The second half of a doubled quote may be in the next bytes.
      if (at + 1 >= bytes.length && !isLast) return -1;
      if (bytes[at + 1] !== QUOTE) return at;
      this.#hasDoubled = true;
      at += 1;
    }
    if (isLast) throw new CensusFailure('quote-open', { line: this.line });
    return -1;
  }

  /** The place after the end of a line; -1 where the second half of it may be in the next bytes. */
  #lineEnd(bytes: Buffer, at: number, isLast: boolean): number {
    const isReturn = bytes[at] === CARRIAGE_RETURN;
    if (isReturn && at + 1 >= bytes.length && !isLast) return -1;
    this.#nextLine += this.#breaks + 1;
    return Math.min(at + (isReturn && bytes[at + 1] === LINE_FEED ? 2 : 1), bytes.length);
  }

  #keep(start: number, end: number, escaped: number): void {
    if (this.cells >= MOST_COLUMNS)
      throw new CensusFailure('too-many-columns', { line: this.line, most: MOST_COLUMNS });
    this.#starts[this.cells] = start;
    this.#ends[this.cells] = end;
    this.#escaped[this.cells] = escaped;
    this.cells += 1;
  }
}
