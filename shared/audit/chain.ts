/**
 * The chain of the audit log: how entries are sealed and how anybody checks them. No dependency but the platform's own
 * `crypto.subtle`, so that the sealer, the command and the browser run the same code.
 */
import type { AuditEntry, ChainHead, SealedEntry } from './entry.ts';

/** What stands before the first entry. */
export const GENESIS: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The one way to write a value as JSON, by RFC 8785: no spaces, members in the order of their names by UTF-16 units,
 * strings and numbers as ECMAScript writes them.
 *
 * @throws TypeError for what JSON has not, such as `undefined` and numbers that are not finite
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (isRecord(value)) {
    const members = Object.keys(value).toSorted(byUnits);
    return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
  }
  const isPlain = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
  if (!isPlain) throw new TypeError('JSON has no such value');
  return JSON.stringify(value);
}

// Texts compare by UTF-16 units.
const byUnits = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hash of an entry at its place: SHA-256 of the canonical JSON of `entry`, `previous` and `sequence`. */
const linkOf = (sequence: number, previous: string, entry: unknown): Promise<string> =>
  sha256(canonical({ entry, previous, sequence }));

/** Puts entries behind the end of a chain, in the order given. */
export async function seal(head: ChainHead, entries: readonly AuditEntry[]): Promise<SealedEntry[]> {
  const sealed: SealedEntry[] = [];
  let { sequence, hash } = head;
  for (const entry of entries) {
    const previous = hash;
    sequence += 1;
    hash = await linkOf(sequence, previous, entry);
    sealed.push({ sequence, previous, entry, hash });
  }
  return sealed;
}

/** A sealed entry as a line of the export, without its end. */
export const lineOf = ({ sequence, previous, entry, hash }: SealedEntry): string =>
  canonical({ entry, hash, previous, sequence });

/**
 * What is wrong with a line: it is no entry, or not written in the one canonical way; it is not the one that follows;
 * it does not follow from what stands before; it does not hold what was sealed; or the file ends too soon or too late.
 */
export type BrokenBy = 'not-an-entry' | 'not-canonical' | 'out-of-order' | 'wrong-previous' | 'altered' | 'other-end';

/** The first place where a chain does not hold. */
export interface BrokenLink {
  /** Line of the file, from 1 on. */
  readonly line: number;
  readonly by: BrokenBy;
  /** Number that the entry says it has, where it says one. */
  readonly sequence: number | undefined;
}
export type Verdict =
  | { readonly holds: true; readonly head: ChainHead }
  | { readonly holds: false; readonly broken: BrokenLink };

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Checks one line against the end of what came before; gives the new end, or what is wrong. */
async function follow(head: ChainHead, line: string): Promise<ChainHead | Omit<BrokenLink, 'line'>> {
  const value = parsed(line);
  const { sequence, previous, entry, hash, ...rest } = value ?? {};
  const wrong = (by: BrokenBy) => ({ by, sequence: typeof sequence === 'number' ? sequence : undefined });
  const isEntry =
    typeof sequence === 'number' && typeof previous === 'string' && typeof hash === 'string' && isRecord(entry);
  if (!isEntry || Object.keys(rest).length > 0) return wrong('not-an-entry');
  // One text for one value: a change that a parser would pass over, such as a name given twice, is found too.
  if (canonical(value) !== line) return wrong('not-canonical');
  if (sequence !== head.sequence + 1) return wrong('out-of-order');
  if (previous !== head.hash) return wrong('wrong-previous');
  return (await linkOf(sequence, previous, entry)) === hash ? { sequence, hash } : wrong('altered');
}

/**
 * Checks the lines of an export, from its first entry on, one at a time.
 *
 * @param until the end that the chain must have, known from elsewhere: only that can show that lines are missing at the end
 */
export async function verify(
  lines: AsyncIterable<string> | Iterable<string>,
  until?: { readonly hash: string; readonly sequence?: number | undefined },
): Promise<Verdict> {
  let head = GENESIS;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    const next = await follow(head, text);
    if ('by' in next) return { holds: false, broken: { line, ...next } };
    head = next;
  }
  const isOtherEnd =
    until !== undefined && (until.hash !== head.hash || (until.sequence ?? head.sequence) !== head.sequence);
  if (isOtherEnd) return { holds: false, broken: { line: line + 1, by: 'other-end', sequence: undefined } };
  return { holds: true, head };
}
