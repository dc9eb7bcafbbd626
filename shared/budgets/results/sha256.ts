/**
 * SHA-256 (FIPS 180-4) for browsers. That of the browser answers each call in its own time: of the two hundred thousand
 * hashes of a hundred thousand ballots every one would cost more than the hash.
 */

/** First 32 bits of the fractional parts of a root of the first primes: that is how the standard makes its constants. */
function constants(count: number, root: 2 | 3): Uint32Array {
  const found = new Uint32Array(count);
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.some((prime) => candidate % prime === 0)) continue;
    found[primes.length] = fractionOf(BigInt(candidate), root);
    primes.push(candidate);
  }
  return found;
}

/** Exact, by integers: `floor(p^(1/root) · 2^32) mod 2^32`. */
function fractionOf(prime: bigint, root: 2 | 3): number {
  const power = BigInt(root);
  const target = prime << (32n * power);
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** power <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffff_ffffn);
}

const K = /* @__PURE__ */ constants(64, 3);
const START = /* @__PURE__ */ constants(8, 2);
/** Written anew for each block; a hash is made in one go, so that one is enough. */
const SCHEDULE = /* @__PURE__ */ new Uint32Array(64);
const at = (words: Uint32Array, index: number): number => words[index] ?? 0;
const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function schedule(words: Uint32Array, view: DataView, offset: number): void {
  for (let i = 0; i < 16; i++) words[i] = view.getUint32(offset + 4 * i);
  for (let i = 16; i < 64; i++) {
    const [a, b] = [at(words, i - 15), at(words, i - 2)];
    const first = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const second = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    words[i] = (at(words, i - 16) + first + at(words, i - 7) + second) | 0;
  }
}

function compress(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + sum + ((e & f) ^ (~e & g)) + at(K, i) + at(words, i)) | 0;
    const other = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + other) | 0;
  }
  state.set([a + at(state, 0), b + at(state, 1), c + at(state, 2), d + at(state, 3)]);
  state.set([e + at(state, 4), f + at(state, 5), g + at(state, 6), h + at(state, 7)], 4);
}

/** Hash of bytes, as 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) << 6) + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const state = START.slice();
  for (let offset = 0; offset < padded.length; offset += 64) {
    schedule(SCHEDULE, view, offset);
    compress(state, SCHEDULE);
  }
  const hash = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 8; i++) hash.setUint32(4 * i, at(state, i));
  return new Uint8Array(hash.buffer);
}
