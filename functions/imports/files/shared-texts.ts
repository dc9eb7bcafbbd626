import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes gathered before they are written. */
const AT_ONCE = 1 << 20;

/**
 * Texts by number, in a file: the shared texts of a workbook are nearly all that is in it, and come before the rows that
 * name them. What stays in memory is where each one ends.
 */
export class SharedTexts {
  readonly #directory = mkdtempSync(join(tmpdir(), 'parvis-texts-'));
  readonly #file = openSync(join(this.#directory, 'texts'), 'w+');
  #ends = new Float64Array(1024);
  #count = 0;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #written = 0;

  get size(): number {
    return this.#count;
  }

  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#count === this.#ends.length) {
      const grown = new Float64Array(2 * this.#count);
      grown.set(this.#ends);
      this.#ends = grown;
    }
    this.#ends[this.#count] = this.#written + this.#waitingBytes;
    this.#count += 1;
    if (this.#waitingBytes >= AT_ONCE) this.flush();
  }

  /** Writes what waits; texts can be read from then on. */
  flush(): void {
    writeSync(this.#file, Buffer.concat(this.#waiting));
    this.#written += this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** The text of a number; empty where there is none. */
  at(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return '';
    const start = index === 0 ? 0 : (this.#ends[index - 1] ?? 0);
    const bytes = Buffer.alloc((this.#ends[index] ?? start) - start);
    readSync(this.#file, bytes, 0, bytes.length, start);
    return bytes.toString('utf8');
  }

  close(): void {
    closeSync(this.#file);
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
