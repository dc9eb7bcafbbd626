import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { census as worker } from '../../functions/consumers/census.ts';
import { localContext } from '../../functions/local/runtime.ts';
import type { Services } from '../../functions/platform/services.ts';
import { CensusFiles, CensusParts, CensusUploads } from '../../functions/verifications/census/entities.ts';
import { CensusUploadId } from '../../shared/platform/ids.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { BASE, censusOf } from './census-uploads.ts';
import { switchOn } from './switch-on.ts';

const PEOPLE = 260;
/** A column that nobody asks for makes the file large: two segments, eight groups. */
const REMARK = 'x'.repeat(64_000);

let platform: TestPlatform;
let census: ReturnType<typeof censusOf>;
let file: string;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  census = censusOf(platform);
  const lines = Array.from({ length: PEOPLE }, (_, n) => `code-${n % (PEOPLE - 5)};${REMARK}`);
  file = ['code;remark', ...lines, ';'].join('\n');
});
afterAll(() => platform.close());
beforeEach(async () => {
  await switchOn(platform, 'census', { fields: ['free-code'], hasBirthDates: false });
  await census.call(`DELETE ${BASE}`);
  await platform.settle();
});

const event = (jobs: readonly unknown[]) => ({
  Records: jobs.map((job, index) => ({ messageId: String(index), body: JSON.stringify(job) })),
});
/** Has the worker do something, as its queue does; says whether the message is to come again. */
async function deliver(services: Services, job: unknown): Promise<boolean> {
  const run = worker(services) as unknown as (event: unknown, context: unknown) => Promise<unknown>;
  const answer = await run(event([job]), localContext('census'));
  return JSON.stringify(answer) !== '{"batchItemFailures":[]}';
}

/** Services whose worker dies after so many writes, of files or of the table. */
function dyingAfter(writes: number): Services {
  const { services } = platform;
  let left = writes;
  const spend = () => {
    if (left-- <= 0) throw new Error('the function was cut off');
  };
  const data: Services['files']['data'] = {
    ...services.files.data,
    put: async (...given) => {
      spend();
      return services.files.data.put(...given);
    },
  };
  const db: Services['db'] = {
    ...services.db,
    write: async (write) => {
      spend();
      return services.db.write(write);
    },
    transact: async (...writes) => {
      spend();
      return services.db.transact(...writes);
    },
  };
  return { ...services, db, files: { ...services.files, data }, log: { ...services.log, error: () => undefined } };
}

const isThere = async (code: string) =>
  (
    await platform.call('POST /api/verifications/direct', {
      cookie: (await platform.participant()).cookie,
      body: { method: 'census', given: { 'free-code': code } },
    })
  ).body.code !== 'verification.not-confirmed';
const partsOf = async (version: string) =>
  (await wholeTable(platform))
    .filter((item) => item.type === CensusParts.name && item.version === version)
    .map(({ pk, people }) => `${pk} ${people}`)
    .toSorted()
    .map((part) => part.replaceAll(version, ''));
/** What is told of an upload, but for its id and times. */
const toldOf = async (uploadId: string) => {
  const { id: _, createdAt: __, finishedAt: ___, ...told } = await census.upload(uploadId);
  return told;
};

describe('a run that reads a census', () => {
  it('comes to the same end, however often it is cut off and delivered again', async () => {
    const smooth = await census.uploaded(file);
    expect(smooth).toMatchObject({ state: 'done', lines: PEOPLE, people: PEOPLE - 5, refused: 5, step: 'writing' });
    const [told, parts, report] = [await toldOf(smooth.id), await partsOf(smooth.id), await census.report(smooth.id)];
    const uploadId = await census.begun(file);
    let deliveries = 0;
    for (; (await census.upload(uploadId)).state !== 'done' && deliveries < 60; deliveries++) {
      expect(await isThere('code-1')).toBe(true);
      // Each time a little further: what is written and not noted is written again.
      if (!(await deliver(dyingAfter(5 + deliveries), { uploadId }))) break;
    }
    expect(deliveries).toBeGreaterThan(7);
    expect(await toldOf(uploadId)).toEqual(told);
    expect(await partsOf(uploadId)).toEqual(parts);
    expect(await census.report(uploadId)).toEqual(report);
    await platform.settle();
    expect(await partsOf(smooth.id)).toEqual([]);
    expect(await census.files()).toEqual([]);
    expect(report.filter((line) => line.includes('Ligne') || /^2(57|58|59|60|61);;/.test(line))).toHaveLength(6);
  });

  it('is done once where its message comes twice at the same time, and late messages change nothing', async () => {
    const uploadId = await census.begun(file);
    await Promise.all([deliver(platform.services, { uploadId }), deliver(platform.services, { uploadId })]);
    await deliver(platform.services, { uploadId });
    expect(await census.upload(uploadId)).toMatchObject({
      state: 'done',
      lines: PEOPLE,
      people: PEOPLE - 5,
      refused: 5,
    });
    expect((await census.read()).census.people).toBe(PEOPLE - 5);
    const parts = await partsOf(uploadId);
    await deliver(platform.services, { gone: { version: uploadId, from: 0, count: parts.length } });
    expect(await partsOf(uploadId)).toEqual(parts);
  });

  it('adds to a census of any size, part by part', async () => {
    await census.uploaded(Array.from({ length: 500 }, (_, n) => (n === 0 ? 'code' : `old-${n}`)).join('\n'));
    const added = await census.uploaded(file.replace('code-7;', 'OLD 7;'), 'add');
    expect(added).toMatchObject({ state: 'done', known: 1 });
    expect((await census.read()).census.people).toBe(499 + PEOPLE - 6);
    for (const code of ['old-1', 'old-499', 'code-0', 'code-254']) expect(await isThere(code)).toBe(true);
    expect(await isThere('old-500')).toBe(false);
  });
});

describe('an upload of a census', () => {
  it('can be canceled while it is read: the census stays, and nothing of the file is left', async () => {
    const first = await census.uploaded('code\nstays\n');
    const uploadId = await census.begun(file);
    // Cut off while it writes the new census.
    for (const writes of [21, 2]) await deliver(dyingAfter(writes), { uploadId });
    expect((await census.upload(uploadId)).state).toBe('running');
    const canceled = await census.call(`POST ${BASE}/uploads/{uploadId}/cancel`, { uploadId });
    expect(canceled.body.state).toBe('canceled');
    await platform.settle();
    expect(await census.files()).toEqual([]);
    expect(await partsOf(uploadId)).toEqual([]);
    expect(await partsOf(first.id)).toHaveLength(1);
    expect(await isThere('stays')).toBe(true);
    await deliver(platform.services, { uploadId });
    expect((await census.upload(uploadId)).state).toBe('canceled');
  });

  it('does not end over a census that was changed meanwhile', async () => {
    await census.uploaded('code\nfirst\n');
    const uploadId = await census.begun('code\nsecond\n');
    await census.call(`DELETE ${BASE}`);
    await platform.settle();
    expect(await census.upload(uploadId)).toMatchObject({ state: 'failed', failure: { code: 'census-changed' } });
    expect((await census.read()).census).toBeNull();
  });

  it('waits for the one before it, and takes parts of the right size alone', async () => {
    await census.begun('code\none\n');
    const body = { mode: 'replace', fileName: 'other.csv', bytes: 5, locale: 'nl' };
    expect((await census.call(`POST ${BASE}/uploads`, {}, body)).body.code).toBe('census.busy');
    await platform.settle();
    const { upload } = (await census.call(`POST ${BASE}/uploads`, {}, body)).body;
    const send = (part: string, text: string) =>
      census.call(
        `PUT ${BASE}/uploads/{uploadId}/parts/{part}`,
        { uploadId: upload.id, part },
        { data: Buffer.from(text).toString('base64') },
      );
    expect((await send('0', 'long text')).body.code).toBe('census.part-wrong');
    expect((await send('1', 'short')).body.code).toBe('census.part-wrong');
    const start = () => census.call(`POST ${BASE}/uploads/{uploadId}/start`, { uploadId: upload.id });
    expect((await start()).body.code).toBe('census.part-wrong');
    expect((await send('0', 'short')).status).toBe(200);
    expect((await start()).body.state).toBe('waiting');
    await platform.settle();
    expect((await census.upload(upload.id)).failure).toMatchObject({ code: 'columns-missing' });
  });

  it('leaves its file for a day at most, whatever became of it', async () => {
    const body = { mode: 'replace', fileName: 'left.csv', bytes: 5, locale: 'nl' };
    const { upload } = (await census.call(`POST ${BASE}/uploads`, {}, body)).body;
    const uploadId = CensusUploadId.parse(upload.id);
    const data = Buffer.from('short').toString('base64');
    await census.call(`PUT ${BASE}/uploads/{uploadId}/parts/{part}`, { uploadId, part: '0' }, { data });
    expect(await census.files()).toHaveLength(1);
    const files = await platform.services.db.get(CensusFiles, { uploadId });
    const item = await platform.services.db.get(CensusUploads, { id: uploadId });
    const day = 24 * 3600_000;
    expect(Date.parse(files?.expiresAt ?? '') - Date.parse(item?.createdAt ?? '')).toBe(day);
    // What the table does once the time is over.
    await deliver(platform.services, { files });
    expect(await census.files()).toEqual([]);
  });
});
