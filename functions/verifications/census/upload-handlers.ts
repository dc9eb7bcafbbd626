import type { CensusUploadId } from '../../../shared/platform/ids.ts';
import { CENSUS_FIELDS } from '../../../shared/verifications/census-fields.ts';
import { CENSUS_PART_BYTES } from '../../../shared/verifications/census-upload.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { put, remove } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { methodSettings } from '../settings.ts';
import { Censuses, CensusFiles, CensusUploads } from './entities.ts';
import { changeOf, newUpload, noteProgress, PRIVATE, partKey, reportKey, toUpload, type UploadItem } from './upload.ts';

const AT_ONCE = 16;
const LINK_SECONDS = 60;
/** Tries of a change that somebody else makes at the same time. */
const TRIES = 5;

const uploadOf = ({ db }: Services, id: CensusUploadId): Promise<UploadItem> =>
  db.require(CensusUploads, { id }, 'verification.not-found');

/** @throws Problem `census.busy` while another upload is worked on */
async function requireRest({ db }: Services, own: CensusUploadId): Promise<void> {
  const all = await db.all(CensusUploads, {});
  const isBusy = all.some(({ id, state }) => id !== own && (state === 'waiting' || state === 'running'));
  if (isBusy) throw new Problem('census.busy');
}

/**
 * What an upload reads, as the method is set up now. Lines that are added must be known by what the others are known by.
 *
 * @throws Problem `census.fields-differ`, `census.date-passed` where the census would be deleted at once
 */
async function planFor(services: Services, mode: UploadItem['mode'], census: ItemOf<typeof Censuses> | undefined) {
  const { fields, hasBirthDates, territoryBy, deleteOn } = (await methodSettings(services)).census;
  if (deleteOn !== null && `${deleteOn}T00:00:00.000Z` <= services.now()) throw new Problem('census.date-passed');
  const ordered = CENSUS_FIELDS.filter((field) => fields.includes(field));
  const isSame = census === undefined || census.fields.join(' ') === ordered.join(' ');
  if (mode === 'add' && !isSame) throw new Problem('census.fields-differ');
  return { fields: ordered, hasBirthDates, territoryBy };
}

/** Announces a file: its bytes come in parts, each small enough for a request. */
export const beginCensusUpload = handle(verifications.beginCensusUpload, async (request, services) => {
  const { body, actor, idempotencyKey } = request;
  const id = idempotentId('censusUpload', services, actor, idempotencyKey);
  await requireRest(services, id);
  const census = await services.db.get(Censuses, {});
  const plan = await planFor(services, body.mode, census);
  const [begun, files] = newUpload(services, { ...body, id, plan, base: census?.version ?? null });
  const { changed } = await services.db.transact(
    put(CensusUploads, begun, { when: 'absent', otherwise: 'unchanged' }),
    put(CensusFiles, files, { when: 'absent', otherwise: 'unchanged' }),
  );
  const item = changed ? begun : await uploadOf(services, id);
  return { upload: toUpload(item), partBytes: CENSUS_PART_BYTES, parts: item.parts };
});

const sizeOf = ({ bytes, parts }: UploadItem, part: number): number =>
  part === parts - 1 ? bytes - part * CENSUS_PART_BYTES : CENSUS_PART_BYTES;

/**
 * Keeps a part of the file.
 *
 * @throws Problem `census.part-wrong` for a part that the file has not, or with another number of bytes
 */
export const sendCensusPart = handle(verifications.sendCensusPart, async ({ params, body }, services) => {
  const item = await uploadOf(services, params.uploadId);
  const bytes = Buffer.from(body.data, 'base64');
  const isWanted = item.state === 'uploading' && params.part < item.parts;
  if (!isWanted || bytes.length !== sizeOf(item, params.part)) throw new Problem('census.part-wrong');
  const headers = { contentType: 'application/octet-stream', ...PRIVATE };
  await services.files.data.put(partKey(item, params.part), bytes, headers);
  return { part: params.part, bytes: bytes.length };
});

/**
 * Has the file read; the stream tells the worker. Asked again it changes nothing.
 *
 * @throws Problem `census.part-wrong` while a part is missing
 */
export const startCensusUpload = handle(verifications.startCensusUpload, async ({ params }, services) => {
  const item = await uploadOf(services, params.uploadId);
  if (item.state !== 'uploading') return toUpload(item);
  await requireRest(services, item.id);
  const parts = Array.from({ length: item.parts }, (_, part) => part);
  const sizes = await inParallel(parts, AT_ONCE, (part) => services.files.data.size(partKey(item, part)));
  if (sizes.some((size, part) => size !== sizeOf(item, part))) throw new Problem('census.part-wrong');
  const started = await noteProgress(services, item, { state: 'waiting' });
  return toUpload(started ?? (await uploadOf(services, item.id)));
});

const IS_OVER: readonly string[] = ['done', 'failed', 'canceled'];

/** Ends an upload. Its worker notices at its next step; one that is over stays as it is. */
export const cancelCensusUpload = handle(verifications.cancelCensusUpload, async ({ params }, services) => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const item = await uploadOf(services, params.uploadId);
    if (IS_OVER.includes(item.state)) return toUpload(item);
    const changes = { state: 'canceled', finishedAt: services.now() } as const;
    const files = remove(CensusFiles, { uploadId: item.id });
    const { changed } = await services.db.transact(changeOf(item, changes), files);
    if (changed) return toUpload({ ...item, ...changes });
  }
  throw new Problem('internal.unavailable');
});

/** @throws Problem `census.not-ready` where no line was refused, or the report is not made yet */
export const linkCensusReport = handle(verifications.linkCensusReport, async ({ params }, services) => {
  const item = await uploadOf(services, params.uploadId);
  const key = reportKey(item);
  const isThere = item.hasReport && (await services.files.data.size(key)) !== undefined;
  if (!isThere) throw new Problem('census.not-ready');
  return { url: await services.files.data.link(key, { seconds: LINK_SECONDS, fileName: 'census-refused-lines.csv' }) };
});
