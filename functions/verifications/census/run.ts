import type { ItemOf } from '../../platform/db/entity.ts';
import { put, remove } from '../../platform/db/write.ts';
import { Problem } from '../../platform/problem.ts';
import { refusedFile } from '../../platform/refused-files.ts';
import type { Services } from '../../platform/services.ts';
import { storedMethods } from '../settings.ts';
import { CensusFailure } from './census-failure.ts';
import { Censuses, CensusFiles } from './entities.ts';
import { lookAtFile } from './look-at-file.ts';
import type { LineContext } from './read-line.ts';
import { readSegment } from './read-segment.ts';
import { makeReport } from './refused-lines.ts';
import { knownTerritories } from './territories.ts';
import { changeOf, noteProgress, SEGMENT_PARTS, type UploadItem } from './upload.ts';
import { bitsFor, writeGroup } from './write-group.ts';

type Census = ItemOf<typeof Censuses>;

/**
 * The census that the upload found when it was begun: its people stay where lines are added.
 *
 * @throws CensusFailure `census-changed` where it is another one by now
 */
async function baseOf({ db }: Services, item: UploadItem): Promise<Census | undefined> {
  const census = await db.get(Censuses, {});
  if ((census?.version ?? null) !== item.base) throw new CensusFailure('census-changed');
  return census;
}

async function look(services: Services, item: UploadItem): Promise<UploadItem | undefined> {
  const census = await baseOf(services, item);
  const looked = await lookAtFile(services, item);
  const territoryIds = item.mode === 'add' && census !== undefined ? census.territoryIds : [];
  return noteProgress(services, item, { ...looked, territoryIds, state: 'running', step: 'reading', share: 0 });
}

async function contextOf(services: Services, item: UploadItem): Promise<Omit<LineContext, 'numberOf'>> {
  const { methods } = await storedMethods(services);
  return {
    secret: await services.secrets.get('verification'),
    plan: item.plan,
    columns: item.columns ?? {},
    width: item.width,
    territories: await knownTerritories(services, item.plan.territoryBy, methods['postal-code'].codes),
    today: services.now().slice(0, 10),
  };
}

/** Whether all parts of the file have been read. */
const isRead = ({ segments, parts }: UploadItem): boolean => segments * SEGMENT_PARTS >= parts;

/** Says how the census is laid out that is written now. @throws CensusFailure where no line is to be written */
async function layOut(services: Services, item: UploadItem): Promise<UploadItem | undefined> {
  if (item.lines === 0) throw new CensusFailure('no-lines');
  if (item.people === 0) throw new CensusFailure('all-refused');
  const census = await baseOf(services, item);
  const people = item.people + (item.mode === 'add' ? (census?.people ?? 0) : 0);
  return noteProgress(services, item, { bits: bitsFor(people, item.groupBits), step: 'writing', share: 0 });
}

/** When the census is deleted by itself, as the settings of the method say. */
export async function expiryOf(services: Pick<Services, 'db'>): Promise<string | null> {
  const { deleteOn } = (await storedMethods(services)).methods.census;
  return deleteOn === null ? null : `${deleteOn}T00:00:00.000Z`;
}

async function censusOf(services: Services, item: UploadItem, bits: number): Promise<Census> {
  const before = item.mode === 'add' ? await baseOf(services, item) : undefined;
  const { plan, territoryIds, people, known, id } = item;
  const now = services.now();
  return {
    version: id,
    bits,
    people: (before?.people ?? 0) + people - known,
    fields: plan.fields,
    hasBirthDates: plan.hasBirthDates || before?.hasBirthDates === true,
    territoryIds,
    since: before?.since ?? now,
    changedAt: now,
    expiresAt: await expiryOf(services),
  };
}

/** Puts the new census in the place of the former one; the stream has the rest removed. */
async function finish(services: Services, item: UploadItem, bits: number): Promise<void> {
  await makeReport(services, item);
  const when = item.base === null ? 'absent' : ([{ attribute: 'version', op: '=', value: item.base }] as const);
  const done = { state: 'done', share: 1, finishedAt: services.now() } as const;
  try {
    await services.db.transact(
      put(Censuses, await censusOf(services, item, bits), { when, otherwise: 'verification.changed-meanwhile' }),
      changeOf(item, done),
      remove(CensusFiles, { uploadId: item.id }),
    );
  } catch (error) {
    if (error instanceof Problem && error.code === 'verification.changed-meanwhile')
      throw new CensusFailure('census-changed');
    throw error;
  }
}

/** What is to be done next; `done`: nothing. `undefined`: another run goes on. */
async function step(
  services: Services,
  item: UploadItem,
  context: Omit<LineContext, 'numberOf'> | undefined,
): Promise<UploadItem | undefined> {
  if (context !== undefined) return noteProgress(services, item, await readSegment(services, item, context));
  if (item.bits === null) return layOut(services, item);
  const base = item.mode === 'add' ? await baseOf(services, item) : undefined;
  return noteProgress(services, item, await writeGroup(services, item, base, item.bits));
}

/** An upload that is refused as a whole: its files go at once, what was written of it by the stream. */
async function fail(services: Services, item: UploadItem, { code, facts }: CensusFailure): Promise<void> {
  await makeReport(services, item);
  await services.db.transact(
    changeOf(item, { state: 'failed', failure: { code, facts: { ...facts } }, finishedAt: services.now() }),
    remove(CensusFiles, { uploadId: item.id }),
    refusedFile(services, {
      operation: 'verifications.startCensusUpload',
      place: { uploadId: item.id },
      reason: code,
    }),
  );
}

/**
 * Goes on with an upload until it is done or its time is over. Each step notes how far it is, and writes nothing but what
 * follows from the file: a run that ends anywhere is gone on with by the next, and two of them do no harm.
 *
 * @param isTimeOver asked after each step
 * @returns whether something is left to do, for which the same job is to be sent again
 */
export async function runUpload(services: Services, given: UploadItem, isTimeOver: () => boolean): Promise<boolean> {
  let item: UploadItem | undefined = given;
  let last = given;
  try {
    if (item.detected === null) item = await look(services, item);
    const context = item === undefined ? undefined : await contextOf(services, item);
    while (item !== undefined) {
      last = item;
      if (item.bits !== null && item.written === 2 ** item.groupBits) {
        await finish(services, item, item.bits);
        return false;
      }
      item = await step(services, item, isRead(item) ? undefined : context);
      if (item !== undefined && isTimeOver()) return true;
    }
  } catch (error) {
    if (!(error instanceof CensusFailure)) throw error;
    await fail(services, item ?? last, error);
  }
  return false;
}
