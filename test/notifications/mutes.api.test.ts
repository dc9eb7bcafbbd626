import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotificationPreferences } from '../../functions/notifications/entities.ts';
import { muteToken } from '../../functions/platform/mail/mute-secrets.ts';
import type { Muted } from '../../shared/notifications/preferences.ts';
import { aPerson, deletionCode, remove } from '../participants/account.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { type Reader, readersOn } from './a-reader.ts';

const MUTE = '/api/mail/mutes/{token}';

let platform: TestPlatform;
let consultation: Consultation;
let readers: ReturnType<typeof readersOn>;
let author: Reader;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform, { settings: { titleMinLength: 1 } });
  readers = readersOn(platform);
  author = await readers.someone('Grace Hopper');
});
afterAll(() => platform.close());

const tokenFor = async ({ id }: Pick<Reader, 'id'>, event: Muted) =>
  muteToken(await platform.services.secrets.get('session'), { participantId: id, event });
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const oneClick = (token: string) =>
  platform.call(`POST ${MUTE}`, { params: { token }, headers: FORM, body: 'List-Unsubscribe=One-Click' });
const mute = (token: string, body: object = {}) => platform.call(`POST ${MUTE}`, { params: { token }, body });
const undo = (token: string, body: object = {}) => platform.call(`POST ${MUTE}/undo`, { params: { token }, body });
const read = (token: string) => platform.call(`GET ${MUTE}`, { params: { token } });
const mailOf = async (reader: Reader, event: string) => (await readers.preferences(reader)).body.choices[event].mail;
/** Somebody with a mention, which comes by mail at once. */
async function mention(reader: Reader): Promise<void> {
  const id = await aProposal(platform, consultation, author.cookie, { title: 'Talk' });
  await readers.comment(id, reader, 'Here.');
  await platform.settle();
  await readers.comment(id, author, `Hello @${reader.id}`);
  await platform.settle();
}

describe('the way out of a mail', () => {
  it('is in its header for one click, and ends mails of its kind and no others', async () => {
    const reader = await readers.someone();
    await mention(reader);
    const [mail] = readers.mailsTo(reader, /mentioned you/);
    const token = decodeURIComponent(mail?.listUnsubscribe?.match(/mail\/mutes\/([^>\s]+)/)?.[1] ?? 'none');
    expect(mail?.listUnsubscribePost).toBe('List-Unsubscribe=One-Click');
    expect((await read(token)).body).toEqual({ event: 'comment.mentioned', isMuted: false, isPaused: false });
    expect((await oneClick(token)).body).toEqual({ event: 'comment.mentioned', isMuted: true, isPaused: false });
    // Used twice it says the same.
    expect((await oneClick(token)).body).toEqual({ event: 'comment.mentioned', isMuted: true, isPaused: false });
    expect([await mailOf(reader, 'comment.mentioned'), await mailOf(reader, 'comment.replied')]).toEqual([
      'none',
      'now',
    ]);
    await mention(reader);
    expect(readers.mailsTo(reader, /mentioned you/)).toHaveLength(1);
    expect((await readers.list(reader)).items).toHaveLength(2);
    expect((await undo(token)).body).toMatchObject({ isMuted: false });
    expect(await mailOf(reader, 'comment.mentioned')).toBe('now');
    await mention(reader);
    expect(readers.mailsTo(reader, /mentioned you/)).toHaveLength(2);
  });

  it('can end all of them, and takes that back as it was', async () => {
    const reader = await readers.someone();
    const token = await tokenFor(reader, 'own.commented');
    expect((await mute(token, { scope: 'all' })).body).toMatchObject({ isMuted: false, isPaused: true });
    await mention(reader);
    expect(readers.mailsTo(reader, /mentioned you/)).toHaveLength(0);
    expect((await undo(token, { scope: 'all' })).body).toMatchObject({ isPaused: false });
    expect((await readers.preferences(reader)).body.isPaused).toBe(false);
  });

  it('of a digest ends what is gathered, and brings back what each event was', async () => {
    const reader = await readers.someone();
    await readers.choose(reader, { choices: { 'comment.created': { mail: 'weekly', push: true } } });
    const token = await tokenFor(reader, 'digest');
    expect((await oneClick(token)).body).toEqual({ event: 'digest', isMuted: true, isPaused: false });
    expect([await mailOf(reader, 'comment.created'), await mailOf(reader, 'proposal.published')]).toEqual([
      'none',
      'none',
    ]);
    expect(await mailOf(reader, 'own.answered')).toBe('now');
    await undo(token);
    expect([await mailOf(reader, 'comment.created'), await mailOf(reader, 'proposal.published')]).toEqual([
      'weekly',
      'daily',
    ]);
    expect((await readers.preferences(reader)).body.choices['comment.created'].push).toBe(true);
  });

  it('never ends decisions of moderation, and takes back nothing that its reader has chosen', async () => {
    const reader = await readers.someone();
    expect((await oneClick(await tokenFor(reader, 'own.moderated'))).body).toMatchObject({ isMuted: false });
    await readers.choose(reader, { choices: { 'own.answered': { mail: 'none', push: true } } });
    await undo(await tokenFor(reader, 'own.answered'));
    expect(await mailOf(reader, 'own.answered')).toBe('none');
  });

  it('is refused where it was forged, cut off or is of something else', async () => {
    const token = await tokenFor(author, 'comment.mentioned');
    const forged = [
      token.slice(0, -1),
      token.replace('comment.mentioned', 'own.answered'),
      token.replace(author.id, platform.services.newId('participant')),
      muteToken('another secret', { participantId: author.id, event: 'all' }),
      'x',
      '~~',
    ];
    for (const one of forged)
      for (const call of [read, oneClick, mute, undo]) {
        const answer = await call(one);
        expect([answer.status, answer.body.code]).toEqual([422, 'notification.link-invalid']);
      }
  });

  it('takes forms of either kind, and nothing that is neither a form nor JSON', async () => {
    const token = await tokenFor(await readers.someone(), 'comment.replied');
    const as = (type: string, body: string) =>
      platform.call(`POST ${MUTE}`, { params: { token }, headers: { 'content-type': type }, body });
    expect((await as('multipart/form-data; boundary=x', '--x--')).status).toBe(200);
    expect((await platform.call(`POST ${MUTE}`, { params: { token } })).status).toBe(200);
    expect((await as('text/plain', 'List-Unsubscribe=One-Click')).status).toBe(415);
    expect((await as('application/json', '{')).status).toBe(400);
    expect((await as('application/json', '{"scope":"everybody"}')).status).toBe(422);
  });

  it('keeps nothing of a closed account', async () => {
    const person = await aPerson(platform, 'leaver@example.org');
    const id = (await platform.call('GET /api/session', { cookie: person.cookie })).body.participant.id;
    await readers.choose({ ...person, id }, { digestHour: 9 });
    const token = await tokenFor({ id }, 'comment.mentioned');
    await remove(platform, person, await deletionCode(platform, person));
    await platform.settle();
    expect((await oneClick(token)).status).toBe(200);
    expect(await platform.services.db.get(NotificationPreferences, { participantId: id })).toBeUndefined();
  });
});

describe('preferences', () => {
  it('of whoever has chosen nothing are those of everybody', async () => {
    const { body } = await readers.preferences(await readers.someone());
    expect(body).toMatchObject({ revision: 0, digestHour: 7, quiet: null, timeZone: 'Europe/Paris', isPaused: false });
    expect(body.choices['proposal.published']).toEqual({ mail: 'daily', push: false });
  });

  it('that were changed elsewhere meanwhile are not written over', async () => {
    const reader = await readers.someone();
    const { body } = await readers.preferences(reader);
    await oneClick(await tokenFor(reader, 'comment.replied'));
    const path = 'PUT /api/participants/me/notifications/preferences';
    const late = await platform.call(path, { cookie: reader.cookie, body });
    expect([late.status, late.body.code]).toEqual([409, 'notification.changed-meanwhile']);
    const { body: fresh } = await readers.preferences(reader);
    expect((await platform.call(path, { cookie: reader.cookie, body: fresh })).body.revision).toBe(fresh.revision + 1);
    // The form left it as it was: it can still be taken back.
    await undo(await tokenFor(reader, 'comment.replied'));
    expect(await mailOf(reader, 'comment.replied')).toBe('now');
  });

  it.each([
    [{ timeZone: 'Europe/Atlantis' }, '/timeZone'],
    [{ digestHour: 24 }, '/digestHour'],
    [{ quiet: { from: 8, to: 8 } }, '/quiet/to'],
    [{ choices: { 'own.answered': { mail: 'hourly', push: true } } }, '/choices/own.answered/mail'],
    [{ choices: { 'own.birthday': { mail: 'now', push: true } } }, '/choices'],
  ])('refuse %j', async (changes, pointer) => {
    const answer = await readers.choose(author, changes);
    expect(answer.status).toBe(422);
    expect(answer.body.fields[0].pointer).toContain(pointer);
  });
});
