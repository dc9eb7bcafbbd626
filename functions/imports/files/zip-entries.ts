import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { FileProblem } from './file-problem.ts';
import { MOST_RATIO, MOST_UNPACKED, RATIO_FROM } from './limits.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
/** The end of the directory with the longest comment that may stand after it. */
const TAIL = 22 + 65_535;
/** Files of a workbook: a few, and some for each picture. */
const MOST_ENTRIES = 2000;
const STORED = 0;
const DEFLATED = 8;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function entriesOf(directory: Buffer, count: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0, n = 0; n < count; n++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new FileProblem('zip-broken');
    const nameLength = directory.readUInt16LE(at + 28);
    const isEncrypted = (directory.readUInt16LE(at + 8) & 1) === 1;
    if (isEncrypted) throw new FileProblem('zip-encrypted');
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Files within a ZIP archive on the disk, each read as a stream. What is unpacked is counted: see `MOST_UNPACKED`. */
export class ZipEntries {
  readonly #path: string;
  readonly #entries: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  private constructor(path: string, entries: ReadonlyMap<string, Entry>) {
    this.#path = path;
    this.#entries = entries;
  }

  /** @throws FileProblem `zip-broken`, `zip-encrypted` */
  static async of(path: string): Promise<ZipEntries> {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const tail = await bytesAt(file, Math.max(0, size - TAIL), Math.min(size, TAIL));
      const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
      if (at < 0 || tail.length < at + 22 || tail.readUInt32LE(at) !== END_OF_DIRECTORY)
        throw new FileProblem('zip-broken');
      const count = tail.readUInt16LE(at + 10);
      if (count > MOST_ENTRIES) throw new FileProblem('zip-bomb');
      const length = tail.readUInt32LE(at + 12);
      if (length > size) throw new FileProblem('zip-broken');
      return new ZipEntries(path, entriesOf(await bytesAt(file, tail.readUInt32LE(at + 16), length), count));
    } finally {
      await file.close();
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Bytes of a file as they are unpacked. @throws FileProblem `zip-broken`, `zip-bomb` */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (entry === undefined) throw new FileProblem('zip-broken');
    if (entry.packed === 0) return;
    const from = await this.#dataOf(entry);
    const raw = createReadStream(this.#path, { start: from, end: from + entry.packed - 1 });
    if (entry.method !== STORED && entry.method !== DEFLATED) throw new FileProblem('zip-broken');
    const inflate = createInflateRaw();
    const stream = entry.method === STORED ? raw : raw.on('error', (error) => inflate.destroy(error)).pipe(inflate);
    let unpacked = 0;
    try {
      for await (const chunk of stream) {
        const bytes = Buffer.from(chunk);
        unpacked += bytes.length;
        this.#unpacked += bytes.length;
        const bursts = unpacked > RATIO_FROM && unpacked > entry.packed * MOST_RATIO;
        if (bursts || this.#unpacked > MOST_UNPACKED) throw new FileProblem('zip-bomb');
        yield bytes;
      }
    } catch (error) {
      if (error instanceof FileProblem) throw error;
      throw new FileProblem('zip-broken');
    } finally {
      raw.destroy();
    }
  }

  /** Where the bytes of a file begin: names and extra fields before them may be longer than the directory says. */
  async #dataOf({ offset }: Entry): Promise<number> {
    const file = await open(this.#path);
    try {
      const header = await bytesAt(file, offset, 30);
      if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_HEADER) throw new FileProblem('zip-broken');
      return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    } finally {
      await file.close();
    }
  }
}
