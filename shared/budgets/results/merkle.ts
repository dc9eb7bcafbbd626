/** Merkle trees as in RFC 9162, section 2.1: a leaf is hashed after a zero byte, a node after a one. */

/** A hash function over bytes: that of the platform where it runs. */
export type Hash = (bytes: Uint8Array) => Uint8Array;

/** A hash on the way from a leaf to the root, and the side on which it stands. */
export interface ProofStep {
  readonly side: 'left' | 'right';
  readonly hash: Uint8Array;
}

const prefixed = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(1 + parts.reduce((sum, { length }) => sum + length, 0));
  bytes[0] = prefix;
  let offset = 1;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
};

export const leafHash = (hash: Hash, leaf: Uint8Array): Uint8Array => hash(prefixed(0, leaf));
const nodeHash = (hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array => hash(prefixed(1, left, right));

/** One level up: neighbors are joined; one that has none goes up as it is, which is the split of the RFC. */
function parents(hash: Hash, level: readonly Uint8Array[]): Uint8Array[] {
  const above: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left === undefined) continue;
    above.push(right === undefined ? left : nodeHash(hash, left, right));
  }
  return above;
}

/** Root over hashes of leaves in their order; of none it is the hash of nothing. */
export function rootOf(hash: Hash, leaves: readonly Uint8Array[]): Uint8Array {
  let level = leaves;
  while (level.length > 1) level = parents(hash, level);
  return level[0] ?? hash(new Uint8Array(0));
}

/** What it takes to get from one leaf to the root: about seventeen hashes for a hundred thousand leaves. */
export function proofOf(hash: Hash, leaves: readonly Uint8Array[], index: number): readonly ProofStep[] {
  const steps: ProofStep[] = [];
  let [level, place] = [leaves, index];
  while (level.length > 1) {
    const neighbor = level[place ^ 1];
    if (neighbor !== undefined) steps.push({ side: place % 2 === 0 ? 'right' : 'left', hash: neighbor });
    level = parents(hash, level);
    place >>= 1;
  }
  return steps;
}

/** The root that a leaf and its proof lead to. */
export const rootFrom = (hash: Hash, leaf: Uint8Array, proof: readonly ProofStep[]): Uint8Array =>
  proof.reduce(
    (below, { side, hash: other }) => (side === 'left' ? nodeHash(hash, other, below) : nodeHash(hash, below, other)),
    leaf,
  );

export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
