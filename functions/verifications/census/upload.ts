import { randomBytes } from 'node:crypto';
import type { CensusUploadId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { CENSUS_PART_BYTES, CensusUpload } from '../../../shared/verifications/census-upload.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch, type Write } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import type { CensusPlan } from './columns.ts';
import { type CensusFiles, CensusUploads } from './entities.ts';

/** An upload as the table holds it. */
export type UploadItem = ItemOf<typeof CensusUploads>;

const DAY_SECONDS = 24 * 3600;
/** Days that what became of an upload is told. */
const KEPT_DAYS = 30;
/** Files of people, which the bucket itself empties after a day. */
const FILES = 'census/';
/** Reports of lines, which name nobody; the bucket empties them after eight days. */
const REPORTS = 'exports/census/';
/** Parts of the file that are read before it is noted how far the reading is. */
export const SEGMENT_PARTS = 4;
/** Bytes of a file whose hashes are written together, and so are in memory at once. */
const GROUP_BYTES = 4_000_000;

/** Groups of the hashes of a file, as a power of two. */
export const groupBitsFor = (bytes: number): number =>
  Math.min(8, Math.ceil(Math.log2(Math.max(1, bytes / GROUP_BYTES))));

/** As the API tells it, without what only the worker needs. */
export const toUpload = (item: UploadItem): CensusUpload => CensusUpload.parse(item);

interface Begun {
  readonly id: CensusUploadId;
  readonly mode: UploadItem['mode'];
  readonly fileName: string;
  readonly bytes: number;
  readonly locale: InterfaceLocale;
  readonly plan: CensusPlan;
  readonly base: CensusUploadId | null;
}

/** A new upload, whose file has still to come, with the note of its files. */
export function newUpload({ now }: Pick<Services, 'now'>, given: Begun): [UploadItem, ItemOf<typeof CensusFiles>] {
  const createdAt = now();
  const { id, bytes, plan } = given;
  const prefix = `${FILES}${randomBytes(24).toString('hex')}/`;
  const [parts, groupBits] = [Math.ceil(bytes / CENSUS_PART_BYTES), groupBitsFor(bytes)];
  const item: UploadItem = {
    ...given,
    plan: { ...plan, fields: [...plan.fields] },
    state: 'uploading',
    step: 'looking',
    share: 0,
    detected: null,
    lines: 0,
    people: 0,
    known: 0,
    refused: 0,
    refusedLines: [],
    failure: null,
    hasReport: false,
    createdAt,
    finishedAt: null,
    prefix,
    parts,
    groupBits,
    offset: 0,
    line: 1,
    columns: null,
    width: 0,
    segments: 0,
    territoryIds: [],
    lists: 0,
    listed: 0,
    bits: null,
    written: 0,
    revision: 0,
    expiresAt: addSeconds(createdAt, KEPT_DAYS * DAY_SECONDS),
  };
  return [item, { uploadId: id, prefix, parts, groupBits, expiresAt: addSeconds(createdAt, DAY_SECONDS) }];
}

type Prefixed = Pick<UploadItem, 'prefix'>;
/** Keys of files, in the data bucket. */
export const partKey = ({ prefix }: Prefixed, part: number): string => `${prefix}part-${part}`;
export const hashesKey = ({ prefix }: Prefixed, segment: number, group: number): string =>
  `${prefix}hashes-${segment}-${group}`;
export const listKey = ({ prefix }: Prefixed, list: number): string => `${prefix}refused-${list}`;
export const reportKey = ({ prefix }: Prefixed): string => `${REPORTS}${prefix.slice(FILES.length)}report.csv`;

/** Every key of people's data that an upload can have. */
export function* keysOf(files: ItemOf<typeof CensusFiles>): Generator<string> {
  const [segments, groups] = [Math.ceil(files.parts / SEGMENT_PARTS), 2 ** files.groupBits];
  for (let part = 0; part < files.parts; part++) yield partKey(files, part);
  for (let segment = 0; segment < segments; segment++) {
    for (let group = 0; group < groups; group++) yield hashesKey(files, segment, group);
  }
  for (let list = 0; list < segments + groups; list++) yield listKey(files, list);
}

export const PRIVATE = { cacheControl: 'private, no-store' } as const;

/** The write of a change of an upload, on condition that nobody else has written since it was read. */
export const changeOf = ({ id, revision }: UploadItem, changes: Partial<UploadItem>): Write =>
  patch(
    CensusUploads,
    { id },
    { ...changes, revision: revision + 1 },
    { when: [{ attribute: 'revision', op: '=', value: revision }], otherwise: 'unchanged' },
  );

/**
 * Notes how far a worker is. Another run of the same job that has written since goes on alone: this one ends.
 *
 * @returns the item as it is now; `undefined`: this run is to end
 */
export async function noteProgress(
  { db }: Pick<Services, 'db'>,
  item: UploadItem,
  changes: Partial<UploadItem>,
): Promise<UploadItem | undefined> {
  const { changed } = await db.write(changeOf(item, changes));
  return changed ? { ...item, ...changes, revision: item.revision + 1 } : undefined;
}
