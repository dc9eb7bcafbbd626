import type { Nested } from './cells.ts';
import { FileProblem } from './file-problem.ts';
import { MOST_ROW } from './limits.ts';

/** An element of the list, as text, with the line that it begins on. */
export interface JsonElement {
  readonly line: number;
  readonly text: string;
}

/** Levels of brackets: a row of Decidim's has five. */
const MOST_DEPTH = 30;
const QUOTE = 34;
const BACKSLASH = 92;
const LINE_FEED = 10;
const COMMA = 44;
const isSpace = (code: number) => code === 32 || code === LINE_FEED || code === 13 || code === 9;
const isOpening = (code: number) => code === 123 || code === 91;
const isClosing = (code: number) => code === 125 || code === 93;

/**
 * Cuts a JSON list into its elements as the text comes, so that a list of any length takes the memory of one element.
 * Whether an element is JSON is for who parses it.
 */
class ListCutter {
  #line = 1;
  #depth = 0;
  #isText = false;
  #isEscaped = false;
  #kept = '';
  #start = 0;
  #isOver = false;

  /** Elements that end within the chunk. @throws FileProblem */
  *cut(chunk: string): Generator<JsonElement> {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at);
      if (code === LINE_FEED) this.#line += 1;
      if (this.#isText) {
        this.#inText(code);
        continue;
      }
      if (isSpace(code)) continue;
      if (this.#depth === 0) {
        this.#open(code);
        from = at + 1;
        continue;
      }
      const isEnd = this.#depth === 1 && (code === COMMA || code === 93);
      if (isEnd) {
        yield* this.#element(chunk.slice(from, at));
        from = at + 1;
      } else if (this.#start === 0) this.#start = this.#line;
      this.#nest(code);
    }
    this.#kept += chunk.slice(from);
    if (this.#kept.length > MOST_ROW) throw new FileProblem('row-too-long', { line: this.#start || this.#line });
  }

  /** @throws FileProblem where the list does not end. */
  end(): void {
    if (!this.#isOver) throw new FileProblem(this.#depth === 0 ? 'not-a-list' : 'ends-early', { line: this.#line });
  }

  #inText(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (code === BACKSLASH) this.#isEscaped = true;
    else if (code === QUOTE) this.#isText = false;
  }

  #open(code: number): void {
    if (this.#isOver || code !== 91) throw new FileProblem('not-a-list', { line: this.#line });
    this.#depth = 1;
    this.#kept = '';
    this.#start = 0;
  }

  #nest(code: number): void {
    if (code === QUOTE) this.#isText = true;
    else if (isOpening(code)) {
      this.#depth += 1;
      if (this.#depth > MOST_DEPTH) throw new FileProblem('nested-too-deep', { line: this.#line });
    } else if (isClosing(code)) this.#depth -= 1;
    if (this.#depth === 0) this.#isOver = true;
  }

  *#element(rest: string): Generator<JsonElement> {
    const text = (this.#kept + rest).trim();
    const line = this.#start || this.#line;
    this.#kept = '';
    this.#start = 0;
    if (text !== '') yield { line, text };
  }
}

/** Elements of the list that a JSON file is. @throws FileProblem `not-a-list`, `ends-early`, `row-too-long` */
export async function* jsonElements(chunks: AsyncIterable<string>): AsyncGenerator<JsonElement> {
  const cutter = new ListCutter();
  for await (const chunk of chunks) yield* cutter.cut(chunk);
  cutter.end();
}

const ROWS_AT_ONCE = 200;

/** A JSON file of rows, as Decidim writes it: an indented list of nested objects. */
export async function* jsonOf(rows: AsyncIterable<Nested>): AsyncGenerator<string> {
  let [waiting, count, text] = [0, 0, ''];
  for await (const row of rows) {
    text += `${count === 0 ? '[' : ','}\n${JSON.stringify(row, null, 2).replace(/^/gm, '  ')}`;
    count += 1;
    waiting += 1;
    if (waiting < ROWS_AT_ONCE) continue;
    yield text;
    [waiting, text] = [0, ''];
  }
  yield `${text}${count === 0 ? '[' : ''}\n]\n`;
}
