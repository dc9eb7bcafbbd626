import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Lines of JSON that only grow: what was appended is there after a kill of the process. */
export interface AppendLog {
  /** What was in the file when it was opened. A line that a kill has cut off is left out. */
  readonly values: readonly unknown[];
  /** Resolves when the line is in the file. Not synced to the disk: it outlives the process and not a power cut. */
  append(value: unknown): Promise<void>;
}

const parsed = (line: string): unknown[] => {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
};

/** @param file made if missing; without it the lines are forgotten */
export async function openAppendLog(file: string | undefined): Promise<AppendLog> {
  if (file === undefined) return { values: [], append: async () => undefined };
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, 'utf8').catch(() => '');
  // Half a line is ended, so that the next one stands alone.
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  let waiting: string[] = [];
  let writing: Promise<void> | undefined;
  const write = async () => {
    const lines = waiting;
    waiting = [];
    writing = undefined;
    await appendFile(file, lines.join(''));
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    values: text.split('\n').flatMap((line) => (line === '' ? [] : parsed(line))),
    append(value) {
      waiting.push(`${JSON.stringify(value)}\n`);
      // Lines that come while others are written go together in the next write.
      if (writing === undefined) {
        writing = last.then(write);
        last = writing.catch(() => undefined);
      }
      return writing;
    },
  };
}
