import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { attachmentsTable } from '../../functions/media/contributions.ts';
import { pageAttachments } from '../../functions/media/page-attachments.ts';
import { ownProposalIds } from '../../functions/proposals/contributions.ts';
import { ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { refusalsIn } from '../audit/whole-log.ts';
import { moderating } from '../moderation/a-moderation.ts';
import { aConsultation, aDraft, aProposal, type Consultation, changeComponent } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { ALL, announce, attach, list, ONE, send } from './attaching.ts';
import { aPdf, aPdfWithScript, aPhoto, aPicture, aPngBomb, aZip, bytesOf, SVG } from './files.ts';

let platform: TestPlatform;
let consultation: Consultation;
let author: { readonly id: string; readonly cookie: string };
let resourceId: string;
const whose = () => ({ resourceId, cookie: author.cookie });

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform);
});
afterAll(() => platform.close());
beforeEach(async () => {
  await changeComponent(platform, consultation, { settings: { attachmentsAllowed: true } });
  author = await platform.participant();
  resourceId = await aDraft(platform, consultation, author.cookie);
});

const photo = async () => ({ name: 'photo.jpg', type: 'image/jpeg', bytes: await aPhoto() });
const picture = async (name = 'plan.png') => ({ name, type: 'image/png', bytes: await aPicture(600, 300, 'png') });
const pdf = async () => ({ name: 'Étude de l’isolation.pdf', type: 'application/pdf', bytes: await aPdf() });
const call = (key: string, more: Readonly<Record<string, unknown>> = {}, cookie = author.cookie) =>
  platform.call(key, {
    params: { resourceId, ...(more.params ?? {}) },
    cookie,
    ...(more.body ? { body: more.body } : {}),
  });
const keysBelow = async (Prefix: string) => {
  const Bucket = platform.services.config.buckets.media;
  const { Contents = [] } = await platform.cloud.clients.s3.send(new ListObjectsV2Command({ Bucket, Prefix }));
  return Contents.map(({ Key = '' }) => Key);
};
const stored = (path: string | null | undefined) => platform.services.files.media.get((path ?? '').slice(1));

describe('a picture that somebody attaches to a draft', () => {
  it('is checked, made smaller and offered under a name that nobody can guess', async () => {
    const attachment = await attach(platform, whose(), await photo());
    expect(attachment).toMatchObject({
      kind: 'image',
      state: 'ready',
      reason: null,
      name: 'photo.jpg',
      alt: '',
      contentType: 'image/webp',
      width: 800,
      height: 1600,
      thumbnail: { width: 240, height: 480 },
    });
    const file = await stored(attachment.path);
    expect(attachment.path).toMatch(/^\/media\/[0-9a-f]{64}\.webp$/);
    expect(file?.contentType).toBe('image/webp');
    expect(file?.body.byteLength).toBe(attachment.bytes);
    expect((await sharp(file?.body).metadata()).exif).toBeUndefined();
    expect((await sharp((await stored(attachment.thumbnail?.path))?.body).metadata()).width).toBe(240);
    expect(await keysBelow('uploads/')).toEqual([]);
  });

  it('may be sent again with the same key: it is one attachment, and gets another form', async () => {
    const key = { 'idempotency-key': 'one-and-the-same' };
    const [first, second] = await Promise.all([
      announce(platform, whose(), await photo(), key),
      announce(platform, whose(), await photo(), key),
    ]);
    expect(second.body.attachment.id).toBe(first.body.attachment.id);
    expect((await send(platform, second.body.form, await photo())).status).toBe(204);
    await platform.settle();
    expect(await list(platform, whose())).toMatchObject([{ state: 'ready' }]);
    const late = await announce(platform, whose(), await photo(), key);
    expect(late).toMatchObject({ status: 409, body: { code: 'attachment.already-sent' } });
  });

  it('is said to be uploading, then checking, then ready', async () => {
    const file = await photo();
    const { body } = await announce(platform, whose(), file);
    expect(body.attachment.state).toBe('uploading');
    const complete = () => call(`POST ${ONE}/complete`, { params: { attachmentId: body.attachment.id } });
    expect(await complete()).toMatchObject({ status: 409, body: { code: 'attachment.not-uploaded' } });
    await send(platform, body.form, file);
    expect((await complete()).body.state).toBe('checking');
    expect((await complete()).body.state).toBe('checking');
    await platform.settle();
    expect((await complete()).body.state).toBe('ready');
  });

  it('is the same when the bucket tells of it twice, and again much later', async () => {
    const file = await photo();
    const { body } = await announce(platform, whose(), file);
    const key = body.form.fields.key;
    const arrived = { Records: [{ s3: { object: { key } } }] };
    await send(platform, body.form, file);
    await platform.services.queues.send('uploads', [arrived, arrived, { Event: 's3:TestEvent' }]);
    await platform.settle();
    const [first] = await list(platform, whose());
    expect(first?.state).toBe('ready');
    // Another file under the same form, while it still holds.
    await send(platform, body.form, await picture());
    await platform.services.queues.send('uploads', [arrived]);
    await platform.settle();
    expect(await list(platform, whose())).toEqual([first]);
    expect(await keysBelow('uploads/')).toEqual([]);
  });

  it('is looked at even when the browser went away before it said so', async () => {
    const { body } = await announce(platform, whose(), await photo());
    await send(platform, body.form, await photo());
    await platform.settle();
    expect(await list(platform, whose())).toMatchObject([{ state: 'ready' }]);
  });

  it('is gone with its files when it is removed, while it is checked too', async () => {
    const { id, path, thumbnail } = await attach(platform, whose(), await photo());
    const { body } = await announce(platform, whose(), await photo());
    await send(platform, body.form, await photo());
    for (const attachmentId of [id, body.attachment.id, id]) {
      expect((await call(`DELETE ${ONE}`, { params: { attachmentId } })).status).toBe(204);
    }
    await platform.settle();
    expect(await list(platform, whose())).toEqual([]);
    expect([await stored(path), await stored(thumbnail?.path)]).toEqual([undefined, undefined]);
    expect(await keysBelow(`uploads/${resourceId}`)).toEqual([]);
  });

  it('is gone with its files when the draft is thrown away', async () => {
    const { path } = await attach(platform, whose(), await photo());
    const params = { componentId: consultation.componentId, proposalId: resourceId };
    await platform.call('DELETE /api/components/{componentId}/proposals/{proposalId}', {
      params,
      cookie: author.cookie,
    });
    await platform.settle();
    expect(await stored(path)).toBeUndefined();
    expect(
      await platform.services.db.all((await import('../../functions/media/entities.ts')).Attachments, { resourceId }),
    ).toEqual([]);
  });

  it('goes by itself only as long as nobody has found it to be in order', async () => {
    const expiry = async (id: string) => {
      const Key = { pk: { S: `ATTACHMENTS#${resourceId}` }, sk: { S: `ATTACHMENT#${id}` } };
      const TableName = platform.services.config.tableName;
      const { Item } = await platform.cloud.clients.dynamodb.send(new GetItemCommand({ TableName, Key }));
      return Item?.ttl?.N === undefined ? undefined : Number(Item.ttl.N) - Date.parse(platform.clock.now()) / 1000;
    };
    const file = await picture();
    const { body } = await announce(platform, whose(), file);
    expect(await expiry(body.attachment.id)).toBe(24 * 3600);
    await send(platform, body.form, file);
    await platform.settle();
    expect(await expiry(body.attachment.id)).toBeUndefined();
    const refused = await attach(platform, whose(), { ...file, bytes: SVG });
    expect(await expiry(refused.id)).toBe(7 * 24 * 3600);
  });

  it('is forgotten after a day when it never comes', async () => {
    await announce(platform, whose(), await photo());
    platform.clock.advance(24 * 3600);
    expect(await list(platform, whose())).toEqual([]);
    platform.clock.advance(-24 * 3600);
  });
});

describe('a document', () => {
  it('is offered as it is, to be downloaded under its title', async () => {
    const file = await pdf();
    const attachment = await attach(platform, whose(), file);
    expect(attachment).toMatchObject({ kind: 'document', state: 'ready', title: 'Étude de l’isolation', width: null });
    const served = await stored(attachment.path);
    expect(attachment.path).toMatch(/\.pdf$/);
    expect(served?.contentType).toBe('application/pdf');
    expect(served?.contentDisposition).toBe(
      `attachment; filename="Etude de lisolation.pdf"; filename*=UTF-8''%C3%89tude%20de%20l%E2%80%99isolation.pdf`,
    );
    expect(Buffer.from(served?.body ?? []).equals(Buffer.from(file.bytes))).toBe(true);
  });
});

describe('bad input', () => {
  const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

  it.each<[string, string, string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['a text called a picture', 'photo.jpg', 'image/jpeg', () => bytesOf('hello'), 'wrong-type'],
    ['a picture called a PDF', 'a.pdf', 'application/pdf', () => aPicture(9, 9), 'wrong-type'],
    ['a PDF called a picture', 'a.png', 'image/png', () => aPdf(), 'wrong-type'],
    ['SVG with a script called PNG', 'a.png', 'image/png', () => SVG, 'vector-image'],
    ['a bomb', 'a.png', 'image/png', () => aPngBomb(50_000, 50_000), 'too-many-pixels'],
    ['a picture that breaks off', 'a.jpg', 'image/jpeg', async () => (await aPhoto()).subarray(0, 900), 'broken-image'],
    ['a PDF with a script', 'a.pdf', 'application/pdf', () => aPdfWithScript(), 'pdf-active'],
    ['a PDF that breaks off', 'a.pdf', 'application/pdf', async () => (await aPdf()).subarray(0, 300), 'broken-pdf'],
  ])('%s is refused with a reason, and nothing of it is kept', async (_, name, type, make, reason) => {
    const before = await keysBelow('');
    const attachment = await attach(platform, whose(), { name, type, bytes: new Uint8Array(await make()) });
    expect(attachment).toMatchObject({ state: 'refused', reason, path: null, thumbnail: null });
    expect(await refusalsIn(platform, 'media.completeAttachment')).toContain(`platform file.${reason}`);
    expect(await keysBelow('')).toEqual(before);
    platform.clock.advance(8 * 24 * 3600);
    expect(await list(platform, whose())).toEqual([]);
    platform.clock.advance(-8 * 24 * 3600);
  });

  it('a PNG that is declared a JPEG is a picture all the same: what counts is what it is', async () => {
    const { bytes } = await picture();
    expect(await attach(platform, whose(), { name: 'a.jpg', type: 'image/jpeg', bytes })).toMatchObject({
      state: 'ready',
    });
  });

  it.each([
    ['nothing', 'image/png', 0, 422, 'attachment.empty'],
    ['more than ten million bytes', 'image/png', 10_000_001, 422, 'attachment.too-large'],
    ['a vector graphic', 'image/svg+xml', 5, 422, 'attachment.type-not-accepted'],
    ['a text of an office', DOCX, 5, 422, 'attachment.type-not-accepted'],
    ['a number of bytes below nothing', 'image/png', -1, 422, 'request.invalid'],
  ])('%s gets no form', async (_, type, bytes, status, code) => {
    const answer = await call(`POST ${ALL}`, { body: { name: 'x', type, bytes } });
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it.each([
    ['../../../index.html\u0000.jpg', 'index.html.jpg'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['%2e%2e%2fsecret', '%2e%2e%2fsecret'],
  ])('the name %j is words to show, never a place', async (name, shown) => {
    const attachment = await attach(platform, whose(), { ...(await photo()), name });
    expect(attachment.name).toBe(shown);
    expect(attachment.path).toMatch(/^\/media\/[0-9a-f]{64}\.webp$/);
  });

  it('a form takes the one file it was made for, and no other key, type, size, field or time', async () => {
    const file = await photo();
    const { body } = await announce(platform, whose(), file);
    const { form } = body;
    const fields = (change: Readonly<Record<string, string>>) => ({ ...form, fields: { ...form.fields, ...change } });
    const policy = Buffer.from(form.fields.policy, 'base64').toString().replaceAll(form.fields.key, 'media/x.html');
    const attempts = {
      AccessDenied: [
        fields({ key: 'media/evil.html' }),
        fields({ 'Content-Type': 'text/html' }),
        fields({ acl: 'public-read' }),
        fields({ 'Cache-Control': 'max-age=1' }),
      ],
      SignatureDoesNotMatch: [
        fields({ key: 'media/x.html', policy: Buffer.from(policy).toString('base64') }),
        fields({ 'x-amz-signature': '0'.repeat(64) }),
        fields({ 'x-amz-credential': 'other/20261121/eu-west-1/s3/aws4_request' }),
        { ...form, fields: { key: form.fields.key } },
      ],
    };
    for (const [code, forms] of Object.entries(attempts)) {
      for (const one of forms) expect((await send(platform, one, file)).body).toContain(`<Code>${code}</Code>`);
    }
    const large = { ...file, bytes: new Uint8Array(10_000_001) };
    expect((await send(platform, form, large)).body).toContain('EntityTooLarge');
    expect((await send(platform, form, { ...file, bytes: new Uint8Array() })).body).toContain('EntityTooSmall');
    const late = new Date(Date.parse(form.expiresAt));
    expect((await send(platform, form, file, late)).body).toContain('Policy expired');
    expect(await keysBelow('uploads/')).toEqual([]);
    expect((await send(platform, form, file, new Date(late.getTime() - 1))).status).toBe(204);
    await platform.settle();
  });

  it('a file that a worker dies over is refused in the end', async () => {
    const file = await photo();
    const { body } = await announce(platform, whose(), file);
    const { increment } = await import('../../functions/platform/db/write.ts');
    const { Attachments } = await import('../../functions/media/entities.ts');
    await platform.services.db.write(
      increment(Attachments, { resourceId: ProposalId.parse(resourceId), id: body.attachment.id }, 'attempts', {
        by: 3,
        set: { state: 'checking' },
      }),
    );
    await send(platform, body.form, file);
    await platform.settle();
    expect(await list(platform, whose())).toMatchObject([{ state: 'refused', reason: 'not-checked' }]);
  });

  it('an event for what is no attachment is passed over', async () => {
    const keys = ['uploads/x', 'media/x', `uploads/${resourceId}/../../x`, 'uploads/%2e%2e/x'];
    await platform.services.queues.send('uploads', [{ Records: keys.map((key) => ({ s3: { object: { key } } })) }]);
    await platform.settle();
    expect(await list(platform, whose())).toEqual([]);
  });
});

describe('who may', () => {
  it('is the author: for others a draft is not there, and a proposal not theirs', async () => {
    const other = await platform.participant({ role: 'administrator' });
    const published = await aProposal(platform, consultation, author.cookie);
    for (const [id, code] of [
      [resourceId, 'proposal.not-found'],
      [published, 'proposal.not-yours'],
      ['prp_01K00000000000000000000000', 'proposal.not-found'],
    ] as const) {
      const answer = await platform.call(`GET ${ALL}`, { params: { resourceId: id }, cookie: other.cookie });
      expect(answer.body.code).toBe(code);
    }
  });

  it('adds nothing where the component takes no attachments, and may still remove', async () => {
    const { id } = await attach(platform, whose(), await photo());
    await changeComponent(platform, consultation, { settings: { attachmentsAllowed: false } });
    expect((await call(`GET ${ALL}`)).body.accepts).toEqual([]);
    expect(await announce(platform, whose(), await photo())).toMatchObject({
      status: 409,
      body: { code: 'attachment.closed' },
    });
    expect((await call(`DELETE ${ONE}`, { params: { attachmentId: id } })).status).toBe(204);
  });

  it('changes those of a published text as long as the text itself may be changed', async () => {
    await changeComponent(platform, consultation, {
      settings: { attachmentsAllowed: true, editWindow: 'minutes', editMinutes: 5 },
    });
    resourceId = await aProposal(platform, consultation, author.cookie);
    const { id } = await attach(platform, whose(), await photo());
    platform.clock.advance(300);
    expect((await call(`DELETE ${ONE}`, { params: { attachmentId: id } })).body.code).toBe('proposal.edit-closed');
    expect((await announce(platform, whose(), await photo())).body.code).toBe('proposal.edit-closed');
    expect((await call(`GET ${ALL}`)).body).toMatchObject({ accepts: [], items: [{ id }] });
    platform.clock.advance(-300);
  });

  it('adds ten at most, however many tabs try at once', async () => {
    const file = await picture();
    const answers = await Promise.all(Array.from({ length: 14 }, () => announce(platform, whose(), file)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ body }) => body.code === 'attachment.too-many')).toHaveLength(4);
    const [first] = await list(platform, whose());
    await call(`DELETE ${ONE}`, { params: { attachmentId: first?.id } });
    expect((await announce(platform, whose(), file)).status).toBe(201);
    expect((await announce(platform, whose(), file)).status).toBe(409);
    // What was abandoned does not count for ever.
    platform.clock.advance(24 * 3600);
    expect((await announce(platform, whose(), file)).status).toBe(201);
    platform.clock.advance(-24 * 3600);
  });
});

describe('attachments of a process', () => {
  const docx = () => ({
    name: 'Rapport.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: aZip({ 'word/document.xml': '<x/>' }),
  });

  it('are for administrators, in the formats of offices too', async () => {
    const administrator = await platform.participant({ role: 'administrator' });
    const own = { resourceId: consultation.process.id, cookie: administrator.cookie };
    expect(await attach(platform, own, docx())).toMatchObject({ state: 'ready', kind: 'document', title: 'Rapport' });
    expect(await attach(platform, own, await picture())).toMatchObject({ state: 'ready', kind: 'image' });
    const refused = await announce(platform, { ...own, cookie: author.cookie }, docx());
    expect(refused).toMatchObject({ status: 403, body: { code: 'access.needs-role' } });
    const missing = await announce(platform, { ...own, resourceId: 'prc_01K00000000000000000000000' }, docx());
    expect(missing.body.code).toBe('process.not-found');
  });
});

describe('what is said of attachments', () => {
  it('is in the download of one’s own data', async () => {
    const { id, path } = await attach(platform, whose(), await pdf());
    const table = attachmentsTable(ownProposalIds);
    const { columns, rows } = await table(platform.services, ParticipantId.parse(author.id));
    expect(rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])))).toEqual([
      expect.objectContaining({ id, belongs_to: resourceId, state: 'ready', title: 'Étude de l’isolation', path }),
    ]);
  });

  it('can be changed, cleaned, and put in order; pages show what is ready', async () => {
    const first = await attach(platform, whose(), await picture('a.png'));
    const second = await attach(platform, whose(), await picture('b.png'));
    const third = await attach(platform, whose(), await pdf());
    await attach(platform, whose(), { name: 'x.png', type: 'image/png', bytes: SVG });
    const words = { title: 'Plan\u202e  of\nthe square', alt: ' A square\u0000 with trees ' };
    const changed = await call(`PUT ${ONE}`, { params: { attachmentId: second.id }, body: words });
    expect(changed.body).toMatchObject({ title: 'Plan of the square', alt: 'A square with trees' });
    const ordered = await call(`PUT ${ALL}`, { body: { order: [third.id, second.id] } });
    expect(ordered.body.items.map(({ id }: { id: string }) => id).slice(0, 3)).toEqual([third.id, second.id, first.id]);
    const shown = await pageAttachments(platform.services, ProposalId.parse(resourceId));
    expect(shown).toEqual({
      images: [
        expect.objectContaining({ id: second.id, alt: 'A square with trees', width: 600, height: 300 }),
        expect.objectContaining({ id: first.id, alt: '' }),
      ],
      documents: [expect.objectContaining({ id: third.id, title: 'Étude de l’isolation', format: 'PDF' })],
    });
    const missing = { order: [first.id, 'att_01K00000000000000000000000'] };
    expect((await call(`PUT ${ALL}`, { body: missing })).body.code).toBe('attachment.not-found');
    expect((await list(platform, whose())).map(({ id }) => id).slice(0, 2)).toEqual([third.id, second.id]);
  });

  it('of one that was removed in another tab is told', async () => {
    const { id } = await attach(platform, whose(), await picture());
    await call(`DELETE ${ONE}`, { params: { attachmentId: id } });
    const params = { attachmentId: id };
    expect((await call(`PUT ${ONE}`, { params, body: { title: '', alt: '' } })).body.code).toBe('attachment.not-found');
    expect((await call(`POST ${ONE}/complete`, { params })).body.code).toBe('attachment.not-found');
    expect((await call(`DELETE ${ONE}`, { params })).status).toBe(204);
  });
});

describe('files of a proposal that moderation hides', () => {
  it('leave their addresses, and come back when it is shown again, whatever order the decisions are told in', async () => {
    const moderation = moderating(platform);
    const proposalId = await aProposal(platform, consultation, author.cookie);
    const whoseFile = { resourceId: proposalId, cookie: author.cookie };
    await changeComponent(platform, consultation, { settings: { attachmentsAllowed: true } });
    const image = await attach(platform, whoseFile, await photo());
    const file = await attach(platform, whoseFile, await pdf());
    const paths = [image.path, image.thumbnail?.path, file.path];
    const standing = async () => Promise.all(paths.map(async (path) => (await stored(path)) !== undefined));
    const before = await stored(file.path);
    const reader = await platform.participant();
    const anna = await platform.participant({ role: 'administrator' });
    await moderation.report(proposalId, reader.cookie);
    await moderation.later();
    await moderation.hide(anna.cookie, [proposalId]);
    await platform.settle();
    expect(await standing()).toEqual([false, false, false]);
    expect(await keysBelow('withheld/media/')).toHaveLength(3);
    const [decision] = await moderation.own(author.cookie);
    await moderation.reverse(anna.cookie, decision.id);
    await platform.settle();
    expect(await standing()).toEqual([true, true, true]);
    expect(await keysBelow('withheld/')).toEqual([]);
    const after = await stored(file.path);
    expect(after).toMatchObject({ contentType: 'application/pdf', contentDisposition: before?.contentDisposition });
    expect(after?.body).toEqual(before?.body);
    // An old message that comes late changes nothing.
    await platform.services.queues.send('uploads', [{ placed: proposalId }]);
    await platform.settle();
    expect(await standing()).toEqual([true, true, true]);
  });
});
