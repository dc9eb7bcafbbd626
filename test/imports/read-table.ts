import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileProblem } from '../../functions/imports/files/file-problem.ts';
import { type Line, openTable } from '../../functions/imports/files/table-file.ts';

export async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

export async function bytesOf(chunks: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}

/** What a file of these bytes holds. */
export async function read(bytes: Uint8Array | string) {
  const directory = await mkdtemp(join(tmpdir(), 'parvis-table-'));
  try {
    const path = join(directory, 'file');
    await writeFile(path, bytes);
    const { detected, lines } = await openTable(path);
    const all: Line[] = [];
    for await (const line of lines) all.push(line);
    return { detected, lines: all };
  } finally {
    await rm(directory, { recursive: true });
  }
}

export const textsIn = (lines: readonly Line[]) =>
  lines.map((line) => ('texts' in line ? Object.fromEntries(line.texts) : line.problem));

/** Why a file of these bytes is refused. */
export const problemOf = (bytes: Uint8Array | string) =>
  read(bytes).then(
    () => 'read',
    (error: unknown) => {
      if (!(error instanceof FileProblem)) throw error;
      return [error.code, error.facts];
    },
  );
