import type { CensusUploadId } from '../../../shared/platform/ids.ts';
import type { RefusedLine } from '../../../shared/verifications/census-upload.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put } from '../../platform/db/write.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { CensusFailure } from './census-failure.ts';
import { type Censuses, CensusParts } from './entities.ts';
import { HASH_BYTES, LINE_BYTES, lineAt, PERSON_BYTES, placeOf } from './people.ts';
import { keepList, MOST_LISTED } from './refused-lines.ts';
import { hashesKey, type UploadItem } from './upload.ts';

const AT_ONCE = 16;
const PARTS_AT_ONCE = 500;
/** People of one part of the census, on average: as much as one unit of reading of the table holds. */
const PEOPLE_A_PART = 100;
const MOST_BITS = 20;

/** Parts of a census of so many people, as a power of two. */
export const bitsFor = (people: number, groupBits: number): number =>
  Math.min(MOST_BITS, Math.max(groupBits, Math.ceil(Math.log2(Math.max(1, people / PEOPLE_A_PART)))));

type Census = ItemOf<typeof Censuses>;

/** Numbers of the parts of a census that hold people of a group. */
function partsOfGroup(bits: number, groupBits: number, group: number): number[] {
  if (bits < groupBits) return [group >> (groupBits - bits)];
  const count = 2 ** (bits - groupBits);
  return Array.from({ length: count }, (_, index) => group * count + index);
}

/** People that a census has in a group. @throws CensusFailure `census-changed` where it is gone meanwhile */
async function* formerPeople({ db }: Services, base: Census, groupBits: number, group: number): AsyncGenerator<Buffer> {
  const numbers = partsOfGroup(base.bits, groupBits, group);
  for (let start = 0; start < numbers.length; start += PARTS_AT_ONCE) {
    const some = numbers.slice(start, start + PARTS_AT_ONCE);
    const items = await db.batchGet(
      CensusParts,
      some.map((part) => ({ version: base.version, part })),
    );
    if (items.length < some.length) throw new CensusFailure('census-changed');
    for (const { people } of items) {
      const bytes = Buffer.from(people, 'base64');
      for (let at = 0; at + PERSON_BYTES <= bytes.length; at += PERSON_BYTES) {
        if (placeOf(bytes, at, groupBits) === group) yield bytes.subarray(at, at + PERSON_BYTES);
      }
    }
  }
}

/** People of one part of the census that is written, by their hash; `line` 0: those who were there before. */
type Part = Map<string, { readonly bytes: Buffer; readonly at: number; readonly line: number }>;

interface Group {
  readonly parts: Part[];
  known: number;
  readonly duplicates: number[];
}

const hashAt = (bytes: Buffer, at: number) => bytes.toString('latin1', at, at + HASH_BYTES);

/** Adds lines of a file; the first line of a person counts, and stands above what was known of them. */
function addLines(group: Group, lines: Buffer, bits: number): void {
  const mask = group.parts.length - 1;
  for (let at = 0; at + LINE_BYTES <= lines.length; at += LINE_BYTES) {
    const part = group.parts[placeOf(lines, at, bits) & mask];
    const hash = hashAt(lines, at);
    const before = part?.get(hash);
    if (before !== undefined && before.line > 0) {
      group.duplicates.push(lineAt(lines, at));
      continue;
    }
    if (before !== undefined) group.known += 1;
    part?.set(hash, { bytes: lines, at, line: lineAt(lines, at) });
  }
}

function bytesOf(part: Part): Buffer {
  const bytes = Buffer.alloc(part.size * PERSON_BYTES);
  let to = 0;
  for (const one of part.values()) to += one.bytes.copy(bytes, to, one.at, one.at + PERSON_BYTES);
  return bytes;
}

async function gather(services: Services, item: UploadItem, base: Census | undefined, bits: number): Promise<Group> {
  const { groupBits, written, segments } = item;
  const count = 2 ** (bits - groupBits);
  const group: Group = { parts: Array.from({ length: count }, () => new Map()), known: 0, duplicates: [] };
  if (base !== undefined) {
    for await (const bytes of formerPeople(services, base, groupBits, written)) {
      group.parts[placeOf(bytes, 0, bits) & (count - 1)]?.set(hashAt(bytes, 0), { bytes, at: 0, line: 0 });
    }
  }
  for (let segment = 0; segment < segments; segment++) {
    const stored = await services.files.data.get(hashesKey(item, segment, written));
    if (stored === undefined) throw new CensusFailure('file-gone');
    addLines(group, Buffer.from(stored.body), bits);
  }
  return group;
}

function writeParts(
  { db }: Services,
  version: CensusUploadId,
  first: number,
  parts: readonly Part[],
): Promise<unknown> {
  return inParallel([...parts.entries()], AT_ONCE, ([index, part]) =>
    db.write(put(CensusParts, { version, part: first + index, people: bytesOf(part).toString('base64') })),
  );
}

/**
 * Writes the next group of people of an upload, with those of the census that it is added to. What it writes follows
 * from the file alone, so that writing it again changes nothing.
 *
 * @param base the census that lines are added to; `undefined`: the file is the whole census
 * @returns what has changed of the upload, to be noted by the caller
 */
export async function writeGroup(
  services: Services,
  item: UploadItem,
  base: Census | undefined,
  bits: number,
): Promise<Partial<UploadItem>> {
  const { groupBits, written } = item;
  const { parts, known, duplicates } = await gather(services, item, base, bits);
  await writeParts(services, item.id, written * parts.length, parts);
  const refused: RefusedLine[] = duplicates
    .toSorted((one, other) => one - other)
    .slice(0, MOST_LISTED - item.listed)
    .map((line) => ({ line, column: null, code: 'duplicate' }));
  return {
    ...(await keepList(services, item, refused, duplicates.length)),
    written: written + 1,
    people: item.people - duplicates.length,
    known: item.known + known,
    share: (written + 1) / 2 ** groupBits,
  };
}
