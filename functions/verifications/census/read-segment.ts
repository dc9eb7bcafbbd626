import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TaxonomyId } from '../../../shared/platform/ids.ts';
import { CENSUS_PART_BYTES, type RefusedLine } from '../../../shared/verifications/census-upload.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import { CensusFailure } from './census-failure.ts';
import { CsvLines } from './csv-lines.ts';
import { partOf } from './look-at-file.ts';
import { LINE_BYTES, MOST_TERRITORIES, type PersonLine, placeOf, writeLine } from './people.ts';
import { type LineContext, readLine } from './read-line.ts';
import { keepList, MOST_LISTED } from './refused-lines.ts';
import { hashesKey, PRIVATE, SEGMENT_PARTS, type UploadItem } from './upload.ts';

const AT_ONCE = 8;
/** Lines after which others of this process have a turn. */
const LINES_A_TURN = 1000;
const FIRST_BYTES = 8192;

/** Lines of people in groups by the first bits of their hashes. */
class HashGroups {
  readonly #bits: number;
  readonly #groups: { bytes: Buffer; length: number }[];

  constructor(bits: number) {
    this.#bits = bits;
    this.#groups = Array.from({ length: 2 ** bits }, () => ({ bytes: Buffer.alloc(FIRST_BYTES), length: 0 }));
  }

  add(line: PersonLine): void {
    const group = this.#groups[placeOf(line.hash, 0, this.#bits)];
    if (group === undefined) return;
    if (group.length + LINE_BYTES > group.bytes.length) {
      const larger = Buffer.alloc(group.bytes.length * 2);
      group.bytes.copy(larger);
      group.bytes = larger;
    }
    group.length = writeLine(group.bytes, group.length, line);
  }

  all(): Buffer[] {
    return this.#groups.map(({ bytes, length }) => bytes.subarray(0, length));
  }
}

/** Numbers of territories; those that come for the first time go to the end. @throws CensusFailure `too-many-territories` */
function numbersOf(territoryIds: TaxonomyId[]): (id: TaxonomyId) => number {
  const numbers = new Map(territoryIds.map((id, number) => [id, number]));
  return (id) => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    if (territoryIds.length >= MOST_TERRITORIES)
      throw new CensusFailure('too-many-territories', { most: MOST_TERRITORIES });
    numbers.set(id, territoryIds.length);
    return territoryIds.push(id) - 1;
  };
}

interface Segment {
  readonly groups: HashGroups;
  readonly refused: RefusedLine[];
  count: number;
  refusals: number;
}

function take(segment: Segment, read: PersonLine | Omit<RefusedLine, 'line'>, line: number, room: number): void {
  segment.count += 1;
  if ('hash' in read) segment.groups.add(read);
  else {
    segment.refusals += 1;
    if (segment.refused.length < room) segment.refused.push({ line, ...read });
  }
}

/** Parts of the file from where reading goes on to the end of the segment, the first one from there. */
async function* chunksOf(services: Services, item: UploadItem, last: number): AsyncGenerator<Buffer> {
  const first = Math.floor(item.offset / CENSUS_PART_BYTES);
  for (let part = first; part <= last; part++) {
    const bytes = await partOf(services, item, part);
    yield part === first ? bytes.subarray(item.offset % CENSUS_PART_BYTES) : bytes;
  }
}

/**
 * Reads the next segment of a file: keeps hashes of its people in groups, and the lines that are refused. What it keeps
 * has keys that follow from the segment, so that reading it again changes nothing.
 *
 * @returns what has changed of the upload, to be noted by the caller
 */
export async function readSegment(
  services: Services,
  item: UploadItem,
  given: Omit<LineContext, 'numberOf'>,
): Promise<Partial<UploadItem>> {
  const { detected, segments, groupBits, parts } = item;
  if (detected === null) throw new Error('a file that was not looked at cannot be read');
  const territoryIds = [...item.territoryIds];
  const context = { ...given, numberOf: numbersOf(territoryIds) };
  const reader = new CsvLines({ ...detected, offset: item.offset, line: item.line });
  const segment: Segment = { groups: new HashGroups(groupBits), refused: [], count: 0, refusals: 0 };
  const last = Math.min(parts, (segments + 1) * SEGMENT_PARTS) - 1;
  let part = Math.floor(item.offset / CENSUS_PART_BYTES);
  for await (const chunk of chunksOf(services, item, last)) {
    for (const line of reader.take(chunk, part === parts - 1)) {
      take(segment, readLine(line, context), line.line, MOST_LISTED - item.listed);
      if (segment.count % LINES_A_TURN === 0) await nextTurn();
    }
    part += 1;
  }
  await inParallel([...segment.groups.all().entries()], AT_ONCE, ([group, bytes]) =>
    services.files.data.put(hashesKey(item, segments, group), bytes, {
      contentType: 'application/octet-stream',
      ...PRIVATE,
    }),
  );
  const listed = await keepList(services, item, segment.refused, segment.refusals);
  return {
    ...listed,
    ...reader.place,
    segments: segments + 1,
    lines: item.lines + segment.count,
    people: item.people + segment.count - segment.refusals,
    territoryIds,
    share: (last + 1) / parts,
  };
}
