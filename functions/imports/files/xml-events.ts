import { FileProblem } from './file-problem.ts';
import { MOST_ROW } from './limits.ts';

/** What comes next in an XML document. Text is told in the pieces in which it comes. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** A reference to a character, or the characters themselves for one that is none. */
function character(whole: string, code: string): string {
  if (!code.startsWith('#')) return NAMED[code] ?? whole;
  const point = code[1] === 'x' ? Number.parseInt(code.slice(2), 16) : Number.parseInt(code.slice(1), 10);
  return Number.isInteger(point) && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}
const decoded = (text: string) => (text.includes('&') ? text.replace(/&(#?\w+);/g, character) : text);

/** An attribute by its name without a prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single] = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : decoded(value);
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** @throws FileProblem for a document type: it could name entities that grow without end. */
function tagOf(inside: string): XmlEvent | undefined {
  if (inside.startsWith('?')) return undefined;
  if (inside.startsWith('!')) throw new FileProblem('zip-bomb');
  if (inside.startsWith('/')) return { kind: 'close', name: local(inside.slice(1).trim()) };
  const isEmpty = inside.endsWith('/');
  const [, name = '', attributes = ''] = /^([^\s/]+)([\s\S]*?)\/?$/.exec(inside) ?? [];
  return { kind: 'open', name: local(name), attributes, isEmpty };
}

/** Where the tag that begins at the start of the text ends; values in quotes may hold `>`. */
function endOfTag(text: string): number {
  let quote = '';
  for (let at = 1; at < text.length; at++) {
    const one = text[at] ?? '';
    if (quote !== '') quote = one === quote ? '' : quote;
    else if (one === '"' || one === "'") quote = one;
    else if (one === '>') return at;
  }
  return -1;
}

/** The first event of the text and its length; `undefined`: more of it is needed. */
function firstOf(text: string): { readonly length: number; readonly event?: XmlEvent | undefined } | undefined {
  if (text.startsWith('<!--')) {
    const end = text.indexOf('-->');
    return end < 0 ? undefined : { length: end + 3 };
  }
  if (text.startsWith('<![CDATA[')) {
    const end = text.indexOf(']]>');
    return end < 0 ? undefined : { length: end + 3, event: { kind: 'text', text: text.slice(9, end) } };
  }
  if (text.startsWith('<')) {
    const end = endOfTag(text);
    return end < 0 ? undefined : { length: end + 1, event: tagOf(text.slice(1, end)) };
  }
  const end = text.indexOf('<');
  return end < 0 ? undefined : { length: end, event: { kind: 'text', text: decoded(text.slice(0, end)) } };
}

/** Reads XML as it comes: what a workbook needs of it, without schemas, entities of its own and namespaces. */
export async function* xmlEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<XmlEvent[]> {
  const decoder = new TextDecoder();
  let kept = '';
  for await (const chunk of chunks) {
    const text = kept + decoder.decode(chunk, { stream: true });
    const events: XmlEvent[] = [];
    let at = 0;
    for (;;) {
      const next = firstOf(text.slice(at));
      if (next === undefined) break;
      at += next.length;
      if (next.event !== undefined) events.push(next.event);
    }
    kept = text.slice(at);
    if (kept.length > MOST_ROW) throw new FileProblem('row-too-long', { line: 0 });
    yield events;
  }
}
