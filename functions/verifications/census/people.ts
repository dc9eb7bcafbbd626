/**
 * People of a census as bytes. Of each one there are 22: sixteen of a keyed hash of what they are known by, four of the
 * day of birth, two of the territory. Between reading and writing, four more say which line it was.
 */
import type { CensusField } from '../../../shared/verifications/census-fields.ts';
import type { Day } from '../../../shared/verifications/method.ts';
import { hmac } from '../../platform/signing.ts';

export const HASH_BYTES = 16;
const [BORN_AT, TERRITORY_AT, LINE_AT] = [16, 20, 22];
export const PERSON_BYTES = 22;
export const LINE_BYTES = 26;

const NO_DAY = -2_147_483_648;
const NO_TERRITORY = 65_535;
/** Territories that two bytes can name; one census has no more. */
export const MOST_TERRITORIES = 5000;
const DAY_MS = 24 * 3600 * 1000;

/**
 * Keyed hash of what somebody is known by, 64 hexadecimal digits: the same for a line of a file and for whoever types the
 * same. With the fields in it, so that the same words in other fields are somebody else.
 *
 * @param values in one spelling, in the order of `fields`
 */
export const personHash = (secret: string, fields: readonly CensusField[], values: readonly string[]): string =>
  hmac(secret, 'census', fields.join(' '), ...values);

/** What of a hash is kept. */
export const keptHash = (hash: string): Buffer => Buffer.from(hash.slice(0, 2 * HASH_BYTES), 'hex');

export interface PersonLine {
  readonly hash: Buffer;
  readonly bornOn: Day | null;
  /** Index among the territories of the census. */
  readonly territory: number | null;
  readonly line: number;
}

/** Writes a line; gives the place after it. */
export function writeLine(to: Buffer, at: number, { hash, bornOn, territory, line }: PersonLine): number {
  hash.copy(to, at, 0, HASH_BYTES);
  to.writeInt32BE(bornOn === null ? NO_DAY : Date.parse(bornOn) / DAY_MS, at + BORN_AT);
  to.writeUInt16BE(territory ?? NO_TERRITORY, at + TERRITORY_AT);
  to.writeUInt32BE(line, at + LINE_AT);
  return at + LINE_BYTES;
}

/** The number of the line that stands at a place. */
export const lineAt = (lines: Buffer, at: number): number => lines.readUInt32BE(at + LINE_AT);

/** The first `bits` of a hash, which say where somebody stands; at most 24. */
export const placeOf = (bytes: Buffer, at: number, bits: number): number => bytes.readUIntBE(at, 3) >>> (24 - bits);

/** What is known of one person among some; `undefined`: not one of them. */
export function personIn(
  people: Buffer,
  hash: Buffer,
): { readonly bornOn: Day | null; readonly territory: number | null } | undefined {
  for (let at = 0; at + PERSON_BYTES <= people.length; at += PERSON_BYTES) {
    if (hash.compare(people, at, at + HASH_BYTES) !== 0) continue;
    const [day, territory] = [people.readInt32BE(at + BORN_AT), people.readUInt16BE(at + TERRITORY_AT)];
    return {
      bornOn: day === NO_DAY ? null : new Date(day * DAY_MS).toISOString().slice(0, 10),
      territory: territory === NO_TERRITORY ? null : territory,
    };
  }
  return undefined;
}
