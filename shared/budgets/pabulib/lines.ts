/** Most characters that a line may have: a description of a project fits many times. */
export const LONGEST_LINE = 1_000_000;

/** A line without its end, and which one it is; the first is 1. */
export interface Line {
  readonly number: number;
  /** `null`: longer than `LONGEST_LINE`, nothing of it was kept, and nothing after it is read. */
  readonly text: string | null;
}

const bare = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/**
 * Lines of a text that comes in pieces. Memory and work are bounded by the longest allowed line, whatever comes: the end of a
 * line is looked for in a piece once.
 */
export async function* linesOf(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Line> {
  let number = 1;
  let parts: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      if (length + end - from > LONGEST_LINE) return yield { number, text: null };
      yield { number, text: bare(parts.join('') + piece.slice(from, end)) };
      [parts, length, from, number] = [[], 0, end + 1, number + 1];
    }
    parts.push(piece.slice(from));
    length += piece.length - from;
    if (length > LONGEST_LINE) return yield { number, text: null };
  }
  if (length > 0) yield { number, text: bare(parts.join('')) };
}
