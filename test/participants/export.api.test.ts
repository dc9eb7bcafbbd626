import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { exporter } from '../../functions/consumers/exporter.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { Exports } from '../../functions/participants/entities.ts';
import { remove as removeItem } from '../../functions/platform/db/write.ts';
import { ExportId, ParticipantId } from '../../shared/platform/ids.ts';
import { aConsultation, aDraft, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aPerson, deletionCode, mailTo, type Person, remove } from './account.ts';

let platform: TestPlatform;
let consultation: Consultation;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform);
});
afterAll(() => platform.close());

const someone = (profile?: Readonly<Record<string, unknown>>) =>
  aPerson(platform, `data-${++people}@example.org`, profile);
const order = ({ cookie }: Person, key?: string) =>
  platform.call('POST /api/participants/me/exports', {
    cookie,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
const list = async ({ cookie }: Person) =>
  (await platform.call('GET /api/participants/me/exports', { cookie })).body.items;
const link = ({ cookie }: Person, exportId: string) =>
  platform.call('POST /api/participants/me/exports/{exportId}/link', { params: { exportId }, cookie });
const keys = async () => {
  const found = await platform.cloud.clients.s3.send(
    new ListObjectsV2Command({ Bucket: platform.services.config.buckets.data, Prefix: 'exports/' }),
  );
  return (found.Contents ?? []).map(({ Key }) => Key ?? '');
};
/** What stands behind a signed address. */
async function download(url: string) {
  const { pathname, searchParams } = new URL(url);
  expect(Number(searchParams.get('X-Amz-Expires'))).toBe(60);
  expect(searchParams.get('response-content-disposition')).toMatch(/^attachment; filename="parvis-[\d-]+\.zip"$/);
  const [, , ...key] = pathname.split('/');
  const { Body } = await platform.cloud.clients.s3.send(
    new GetObjectCommand({ Bucket: platform.services.config.buckets.data, Key: key.join('/') }),
  );
  const files = unzipSync((await Body?.transformToByteArray()) ?? new Uint8Array());
  return (name: string) => strFromU8(files[name] ?? new Uint8Array());
}
const run = (person: Person, exportId: string) =>
  exporter([])(platform.services)(
    // biome-ignore lint/suspicious/noExplicitAny: the worker reads these two fields
    { Records: [{ messageId: 'one', body: JSON.stringify({ participantId: person.id, exportId }) }] } as any,
    localContext('exporter'),
  );

describe('the download of own data', () => {
  it('is made by a worker, told by a mail, and holds all that is kept', async () => {
    const person = await someone({ displayName: '=Ada', about: 'From Paris.' });
    const other = await someone({ displayName: 'Somebody Else' });
    const proposal = await aProposal(platform, consultation, other.cookie, { title: 'A title of somebody else' });
    await aProposal(platform, consultation, person.cookie, { title: 'My own title of a proposal' });
    await aDraft(platform, consultation, person.cookie, { title: 'My draft' });
    await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: proposal },
      cookie: person.cookie,
      body: { body: 'What I said.', locale: 'en' },
    });
    await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: { componentId: consultation.componentId, proposalId: proposal },
      cookie: person.cookie,
      body: { choice: 'support' },
    });
    await platform.settle();
    const ordered = await order(person);
    expect(ordered).toMatchObject({ status: 202, body: { state: 'waiting', bytes: 0 } });
    expect((await link(person, ordered.body.id)).body.code).toBe('participant.export-not-ready');
    await platform.settle();
    const [ready] = await list(person);
    expect(ready).toMatchObject({ id: ordered.body.id, state: 'ready', bytes: expect.any(Number) });
    expect(mailTo(platform, person.email)?.subject).toContain('Your data');
    expect(mailTo(platform, person.email)?.text).not.toContain('exports/');

    const answer = await link(person, ready.id);
    expect(answer.status).toBe(200);
    const file = await download(answer.body.url);
    expect(file('profile.csv')).toContain(`${person.email},'=Ada,From Paris.`);
    expect(file('proposals.csv')).toMatch(/My own title[\s\S]*My draft|My draft[\s\S]*My own title/);
    expect(file('proposals.csv')).not.toContain('of somebody else');
    expect(file('comments.csv')).toContain('What I said.');
    expect(file('votes.csv')).toContain(`${proposal},A title of somebody else,${consultation.componentId},support,`);
    expect(file('sessions.csv').trim().split('\r\n')).toHaveLength(2);
    expect(file('mails.csv')).toContain('sign-in-code');
    expect(file('mails.csv')).toContain('proposal-published');
    expect(file('README.txt')).toContain('votes.csv');
  });

  it('is ordered once by two presses, and once by a retry with the same key', async () => {
    const person = await someone();
    const first = await order(person, 'a-key-of-this-device');
    const second = await order(person);
    expect(second.body.id).toBe(first.body.id);
    await platform.settle();
    expect((await order(person, 'a-key-of-this-device')).body).toMatchObject({ id: first.body.id, state: 'ready' });
    expect(await list(person)).toHaveLength(1);
  });

  it('has one file and one mail, however often and however simultaneously the worker runs', async () => {
    const person = await someone();
    const before = (await keys()).length;
    const { id } = (await order(person)).body;
    const answers = await Promise.all([run(person, id), run(person, id), run(person, id)]);
    expect(answers.flatMap(({ batchItemFailures }) => batchItemFailures)).toEqual([]);
    await platform.settle();
    await run(person, id);
    await platform.settle();
    expect((await keys()).length).toBe(before + 1);
    const told = platform.mails().filter(({ to, subject }) => to === person.email && subject.startsWith('Your data'));
    expect(told).toHaveLength(1);
  });

  it('is nobody else’s, and is there for seven days', async () => {
    const [person, other] = [await someone(), await someone()];
    const { id } = (await order(person)).body;
    await platform.settle();
    expect((await link(other, id)).body.code).toBe('participant.export-not-found');
    platform.clock.advance(7 * 24 * 3600 - 1);
    expect((await link(person, id)).status).toBe(200);
    platform.clock.advance(1);
    expect((await link(person, id)).body.code).toBe('participant.export-not-found');
    expect(await list(person)).toEqual([]);
  });

  it('lies under a key that nobody can guess, and no answer tells it', async () => {
    const person = await someone();
    const ordered = await order(person);
    await platform.settle();
    expect((await keys()).every((key) => /^exports\/[0-9a-f]{64}\.zip$/.test(key))).toBe(true);
    expect(JSON.stringify([ordered.body, await list(person)])).not.toContain('exports/');
  });

  it('goes with the account: file and order, also where both workers run at the same moment', async () => {
    const before = await keys();
    const person = await someone();
    const { id } = (await order(person)).body;
    await platform.settle();
    const code = await deletionCode(platform, person);
    expect(await list(person)).toHaveLength(1);
    await order(person);
    expect((await remove(platform, person, code)).status).toBe(204);
    await platform.settle();
    expect(await keys()).toEqual(before);

    const late = await someone();
    const { body } = await order(late);
    const key = { participantId: ParticipantId.parse(late.id), id: ExportId.parse(body.id) };
    const { files } = platform.services;
    let gone = false;
    const data = {
      ...files.data,
      put: async (...args: Parameters<typeof files.data.put>) => {
        await files.data.put(...args);
        // The account's remains are erased right now.
        await platform.services.db.write(removeItem(Exports, key));
        gone = true;
      },
    };
    await exporter([])({ ...platform.services, files: { ...files, data } })(
      // biome-ignore lint/suspicious/noExplicitAny: the worker reads these two fields
      { Records: [{ messageId: 'one', body: JSON.stringify({ participantId: late.id, exportId: body.id }) }] } as any,
      localContext('exporter'),
    );
    expect(gone).toBe(true);
    expect(await keys()).toEqual(before);
    expect(id).not.toBe(body.id);
  });

  it('can be ordered three times a day', async () => {
    const person = await someone();
    for (let n = 0; n < 3; n++) {
      expect((await order(person)).status).toBe(202);
      await platform.settle();
    }
    expect(await order(person)).toMatchObject({ status: 429, body: { code: 'request.too-many' } });
  });
});
