import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { remove } from '../../functions/platform/db/write.ts';
import { IdDocuments } from '../../functions/verifications/entities.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { refusalsIn } from '../audit/whole-log.ts';
import { type SentFile, send } from '../media/attaching.ts';
import { aPhoto, aPicture, bytesOf } from '../media/files.ts';
import { aPerson, mailTo, type Person } from '../participants/account.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { aConsultation, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { switchOn } from './a-verification.ts';

let platform: TestPlatform;
let consultation: Consultation;
let reviewer: string;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform);
  await switchOn(platform, { 'id-document': {} });
  reviewer = (await platform.participant({ grants: [{ role: 'agent', spaceId: 'organization' }] })).cookie;
});
afterAll(() => platform.close());

const OWN = '/api/verifications/id-document';
const ALL = '/api/verifications/id-documents';
const ONE = `${ALL}/{participantId}`;
const DAY = 24 * 3600;

const someone = () =>
  aPerson(platform, `holder-${++people}@example.org`, { displayName: `Holder ${people}`, locale: 'nl' });
const aNumber = () => `XQ${String(++people).padStart(7, '0')}`;
const aFile = async (bytes?: Uint8Array): Promise<SentFile> => ({
  name: 'front.jpg',
  type: 'image/jpeg',
  bytes: bytes ?? (await aPhoto(800, 500)),
});
const announce = (
  { cookie }: Pick<Person, 'cookie'>,
  files: readonly SentFile[],
  change: Readonly<Record<string, unknown>> = {},
) =>
  platform.call(`POST ${OWN}`, {
    cookie,
    body: {
      ...{ kind: 'identity-card', number: aNumber(), bornOn: '1980-05-17' },
      pictures: files.map(({ type, bytes }) => ({ type, bytes: bytes.byteLength })),
      ...change,
    },
  });
/** Announces, sends the pictures as a browser does, and has them looked at. */
async function sendAll(person: Person, files: readonly SentFile[], change: Readonly<Record<string, unknown>> = {}) {
  const announced = await announce(person, files, change);
  if (announced.status !== 201) throw new Error(JSON.stringify(announced.body));
  for (const [index, file] of files.entries()) await send(platform, announced.body.forms[index], file);
  await platform.settle();
  return announced.body;
}
const own = async ({ cookie }: Pick<Person, 'cookie'>) => (await platform.call(`GET ${OWN}`, { cookie })).body.request;
const queue = (cookie = reviewer) => platform.call(`GET ${ALL}`, { cookie });
const open = (participantId: string, cookie = reviewer) =>
  platform.call(`GET ${ONE}`, { params: { participantId }, cookie });
const decide = (participantId: string, body: object, cookie = reviewer) =>
  platform.call(`POST ${ONE}/decision`, { params: { participantId }, cookie, body });
async function keysInBucket(): Promise<string[]> {
  const Bucket = platform.services.config.buckets.media;
  const { Contents = [] } = await platform.cloud.clients.s3.send(new ListObjectsV2Command({ Bucket }));
  return Contents.map(({ Key = '' }) => Key);
}
const tableText = async () => JSON.stringify(await wholeTable(platform));

describe('an identity document', () => {
  it('waits once its pictures were looked at, and is told to its owner without its number', async () => {
    const person = await someone();
    const files = [await aFile(), { ...(await aFile(await aPicture(300, 200, 'png'))), type: 'image/png' }];
    const announced = await announce(person, files, { number: 'ab-12 34/5' });
    expect(announced).toMatchObject({ status: 201, body: { request: { state: 'sending' } } });
    await send(platform, announced.body.forms[0], files[0] ?? (await aFile()));
    await platform.settle();
    expect(await own(person)).toMatchObject({ state: 'sending', pictures: [{ state: 'ready' }, { state: 'awaited' }] });
    await send(platform, announced.body.forms[1], files[1] ?? (await aFile()));
    await platform.settle();
    const request = await own(person);
    expect(request).toMatchObject({ state: 'waiting', kind: 'identity-card' });
    expect(JSON.stringify(request)).not.toContain('12345');
    const listed = await platform.call('GET /api/verifications', { cookie: person.cookie });
    expect(listed.body.pending).toMatchObject([{ method: 'id-document', state: 'waiting' }]);
    expect((await keysInBucket()).filter((key) => key.startsWith('uploads/'))).toEqual([]);

    expect((await announce(person, files)).body.code).toBe('verification.document-waiting');
    expect((await platform.call(`DELETE ${OWN}`, { cookie: person.cookie })).status).toBe(204);
    expect(await own(person)).toBeNull();
    expect(await keysInBucket()).toEqual([]);
    expect(await tableText()).not.toContain('AB12345');
  });

  it('is confirmed by a reviewer who has seen it, and nothing of it is left but a hash', async () => {
    const person = await someone();
    const { request } = await sendAll(person, [await aFile(), await aFile()], { number: 'QZ 99 88 77' });
    const { body } = await queue();
    expect(body.items).toEqual([
      {
        participantId: person.id,
        displayName: expect.stringContaining('Holder'),
        kind: 'identity-card',
        since: expect.any(String),
      },
    ]);
    const seen = await open(person.id);
    expect(seen).toMatchObject({ status: 200, body: { number: 'QZ998877', bornOn: '1980-05-17' } });
    expect(seen.body.pictures).toHaveLength(2);
    const [first = ''] = seen.body.pictures;
    const picture = Buffer.from(first.replace('data:image/webp;base64,', ''), 'base64');
    // Turned upright, and without what the camera noted.
    expect(picture.toString('latin1')).not.toContain('Ada Lovelace');

    expect((await decide(person.id, { outcome: 'confirm', id: request.id })).status).toBe(204);
    const { items } = (await platform.call('GET /api/verifications', { cookie: person.cookie })).body;
    expect(items).toMatchObject([{ method: 'id-document', bornOn: '1980-05-17' }]);
    await platform.settle();
    expect(await keysInBucket()).toEqual([]);
    expect(await tableText()).not.toContain('QZ998877');
    expect((await wholeTable(platform)).filter(({ type }) => type === 'IdDocument')).toEqual([]);
    expect(mailTo(platform, person.email)?.text).toContain('bevestigd');
    expect(await decide(person.id, { outcome: 'confirm', id: request.id })).toMatchObject({
      status: 404,
      body: { code: 'verification.not-found' },
    });
  });

  it('is refused with a reason and own words, which its owner reads and gets by mail', async () => {
    const person = await someone();
    const { request } = await sendAll(person, [await aFile()], { number: 'RR 11 22 33' });
    const words = 'De rechterhoek ontbreekt op de foto.';
    expect((await decide(person.id, { outcome: 'refuse', id: request.id, reason: 'unreadable', words })).status).toBe(
      204,
    );
    await platform.settle();
    expect(await own(person)).toMatchObject({ state: 'refused', refusal: { reason: 'unreadable', words } });
    const mail = mailTo(platform, person.email);
    expect(mail?.text).toContain(words);
    expect(mail?.text).toContain('niet goed genoeg leesbaar');
    expect(await keysInBucket()).toEqual([]);
    expect(await tableText()).not.toContain('RR112233');
    await sendAll(person, [await aFile()]);
    expect(await own(person)).toMatchObject({ state: 'waiting', refusal: null });
    await platform.call(`DELETE ${OWN}`, { cookie: person.cookie });
  });

  it('of which a picture is none is never looked at by anybody', async () => {
    const person = await someone();
    const fake = await aFile(bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await sendAll(person, [await aFile(), fake], { number: 'SV 11 22 33' });
    expect(await own(person)).toMatchObject({
      state: 'unusable',
      pictures: [{}, { state: 'refused', reason: 'vector-image' }],
    });
    expect(await refusalsIn(platform, 'verifications.sendIdDocument')).toEqual(['platform file.vector-image']);
    expect((await queue()).body.items).toEqual([]);
    expect(await keysInBucket()).toEqual([]);
    expect(await tableText()).not.toContain('SV112233');
    const pdf = { ...(await aFile()), type: 'application/pdf' };
    expect((await announce(person, [pdf])).body.code).toBe('attachment.type-not-accepted');
    const heavy = await announce(person, [], { pictures: [{ type: 'image/jpeg', bytes: 10_000_001 }] });
    expect(heavy.body.code).toBe('attachment.too-large');
  });

  it('is one a person: of two accounts that show the same, the second can only be refused', async () => {
    const [one, other] = [await someone(), await someone()];
    const number = aNumber();
    const [first, second] = [
      await sendAll(one, [await aFile()], { number }),
      await sendAll(other, [await aFile()], { number: number.toLowerCase() }),
    ];
    const both = await Promise.all([
      decide(one.id, { outcome: 'confirm', id: first.request.id }),
      decide(other.id, { outcome: 'confirm', id: second.request.id }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const [loser, request] = both[0]?.status === 409 ? [one, first.request] : [other, second.request];
    expect((await decide(loser.id, { outcome: 'refuse', id: request.id, reason: 'already-used' })).status).toBe(204);
  });

  it('is decided once: of two reviewers one, and never on what was sent after they looked', async () => {
    const person = await someone();
    const { request } = await sendAll(person, [await aFile()]);
    const other = await platform.participant({ role: 'administrator' });
    const refusal = { outcome: 'refuse', id: request.id, reason: 'expired' };
    const both = await Promise.all([decide(person.id, refusal), decide(person.id, refusal, other.cookie)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, expect.any(Number)]);
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
    const again = await sendAll(person, [await aFile()]);
    expect((await decide(person.id, refusal)).body.code).toBe('verification.document-decided');
    expect((await decide(person.id, { ...refusal, id: again.request.id })).status).toBe(204);
  });

  it('is gone after 30 days, whatever has become of it', async () => {
    const person = await someone();
    await sendAll(person, [await aFile()], { number: 'GO 11 22 33' });
    expect((await wholeTable(platform)).filter(({ number }) => number === 'GO112233')).toHaveLength(1);
    platform.clock.advance(30 * DAY);
    reviewer = (await platform.participant({ grants: [{ role: 'agent', spaceId: 'organization' }] })).cookie;
    expect((await queue()).body.items).toEqual([]);
    expect((await open(person.id)).status).toBe(404);
    // What the table does by itself at that time.
    await platform.services.db.write(remove(IdDocuments, { participantId: ParticipantId.parse(person.id) }));
    await platform.settle();
    expect(await keysInBucket()).toEqual([]);
    expect(await tableText()).not.toContain('GO112233');
  });

  it('is seen by agents of every process and administrators alone, never by its own holder, and each look is recorded', async () => {
    const person = await platform.participant({ role: 'administrator', displayName: 'Louise' });
    const { request } = await sendAll({ ...person, email: 'louise@example.org' }, [await aFile()]);
    const local = await platform.participant({ grants: [{ role: 'agent', spaceId: consultation.process.id }] });
    expect((await queue(local.cookie)).body.code).toBe('access.other-space');
    expect((await open(person.id, local.cookie)).body.code).toBe('access.other-space');
    const confirm = { outcome: 'confirm', id: request.id };
    expect((await decide(person.id, confirm, local.cookie)).body.code).toBe('access.other-space');
    expect((await decide(person.id, confirm, person.cookie)).body.code).toBe('verification.own-document');
    const unknown = { ...confirm, territoryId: 'tax_01JZ0000000000000000000001' };
    expect((await decide(person.id, unknown)).body.code).toBe('taxonomy.not-found');
    await open(person.id);
    await platform.settle();
    const recorded = JSON.stringify((await wholeTable(platform)).filter(({ type }) => /^Audit/.test(String(type))));
    for (const operation of ['listIdDocuments', 'openIdDocument', 'decideIdDocument'])
      expect(recorded).toContain(`verifications.${operation}`);
  });

  it('is not taken where the method is off', async () => {
    await switchOn(platform, { desk: {} });
    expect((await announce(await someone(), [await aFile()])).body.code).toBe('verification.method-off');
  });
});
