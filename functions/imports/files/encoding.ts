import { createReadStream } from 'node:fs';
import type { Detected } from '../../../shared/imports/exchange.ts';
import { FileProblem } from './file-problem.ts';

type Encoding = NonNullable<Detected['encoding']>;

const LABELS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  // What programs call ISO-8859-1 is nearly always this one, which has the same letters and the euro too.
  'iso-8859-1': 'windows-1252',
};

const BROKEN = /\ufffd/g;
const BEYOND_ASCII = /[^\0-\x7f]/g;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** Whether bytes are UTF-8: the mark that stands for a broken character may also have been written itself. */
class StrictDecoder {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #isRight = true;

  take(bytes: Buffer): void {
    this.#decode(bytes);
  }

  isRight(): boolean {
    this.#decode(undefined);
    return this.#isRight;
  }

  #decode(bytes: Buffer | undefined): void {
    if (!this.#isRight) return;
    try {
      this.#decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      this.#isRight = false;
    }
  }
}

/** @throws FileProblem for UTF-16, and for what is no text at all. */
function refuseOthers(chunk: Buffer, isFirst: boolean): void {
  const isWide = isFirst && (chunk[0] === 0xff || chunk[0] === 0xfe) && chunk[0] + (chunk[1] ?? 0) === 0x1fd;
  if (isWide) throw new FileProblem('encoding-utf-16');
  if (chunk.includes(0)) throw new FileProblem('not-text');
}

/**
 * Finds out how the letters of a file are written, by reading all of it: UTF-8, or else ISO-8859-1, where every byte
 * means something.
 *
 * @throws FileProblem for UTF-16, for what is no text, and for UTF-8 with broken places in it: read as ISO-8859-1 every
 *   accent would be wrong.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const strict = new StrictDecoder();
  let [broken, whole, isFirst, hasMark] = [0, 0, true, false];
  const look = (text: string) => {
    broken += count(text, BROKEN);
    whole += count(text, BEYOND_ASCII);
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const bytes = Buffer.from(chunk);
    refuseOthers(bytes, isFirst);
    if (isFirst) hasMark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    isFirst = false;
    strict.take(bytes);
    look(decoder.decode(bytes, { stream: true }));
  }
  look(decoder.decode());
  if (strict.isRight()) return hasMark ? 'utf-8-bom' : 'utf-8';
  if (hasMark || whole - broken > broken) throw new FileProblem('encoding-mixed', { count: broken });
  return 'iso-8859-1';
}

/** Text of a file as it is read; a byte order mark is no part of it. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABELS[encoding]);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    yield decoder.decode(Buffer.from(chunk), { stream: true });
  }
  yield decoder.decode();
}
