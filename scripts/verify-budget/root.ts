import { createHash } from 'node:crypto';
import type { Ballot, ListFile } from './file.ts';

const hashed = (prefix: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256').update(Buffer.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** A ballot as it is hashed: its receipt, then each project, with its points where there are any. */
function textOf({ receipt, projects, points }: Ballot): string {
  let text = receipt;
  for (let at = 0; at < projects.length; at++) text += ` ${projects[at]}${points ? `:${points[at]}` : ''}`;
  return text;
}

/** RFC 9162, 2.1.1, as it is written there: over `leaves` from `from` to `to`. */
function headOf(leaves: readonly string[], from: number, to: number): Buffer {
  if (to === from) return createHash('sha256').digest();
  const [first = ''] = leaves.slice(from, from + 1);
  if (to - from === 1) return hashed(0, first);
  let half = 1;
  while (half * 2 < to - from) half *= 2;
  return hashed(1, headOf(leaves, from, from + half), headOf(leaves, from + half, to));
}

/**
 * Root of a list.
 *
 * @param election text of the election as it stands in the file
 */
export function rootOf(election: string, { ballots }: Pick<ListFile, 'ballots'>): string {
  const leaves = [election, ...ballots.map(textOf)];
  return headOf(leaves, 0, leaves.length).toString('hex');
}
