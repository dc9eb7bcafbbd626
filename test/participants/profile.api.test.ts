import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Participants, Statistics } from '../../functions/platform/entities.ts';
import { profilesOf } from '../../functions/platform/profiles.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { signIn } from './mailed.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

const ADA = { displayName: 'Ada Lovelace', locale: 'fr', acceptsCharter: true } as const;
const update = (cookie: string, body: unknown) => platform.call('PUT /api/participants/me', { cookie, body });
const counted = async () =>
  (await platform.services.db.all(Statistics, { name: 'participants' })).reduce((sum, { value }) => sum + value, 0);
const nameOf = async (id: string) =>
  (await profilesOf(platform.services, [ParticipantId.parse(id)])).get(ParticipantId.parse(id));

describe('completing the first sign-in', () => {
  it('gives the person a public name, a language and a day of consent, and counts one participant', async () => {
    const cookie = await signIn(platform, 'ada@example.org');
    const before = await counted();
    const answer = await update(cookie, ADA);
    expect(answer.status).toBe(200);
    expect(answer.body.participant).toMatchObject({
      displayName: 'Ada Lovelace',
      locale: 'fr',
      charterAcceptedAt: platform.clock.now(),
    });
    expect(await nameOf(answer.body.participant.id)).toBe('Ada Lovelace');
    expect(await counted()).toBe(before + 1);
  });

  it('counts a person once, however many requests complete it at the same moment', async () => {
    const cookie = await signIn(platform, 'twice@example.org');
    const before = await counted();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => update(cookie, { ...ADA, displayName: `Ada ${n}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await counted()).toBe(before + 1);
    const { participant } = (await platform.call('GET /api/session', { cookie })).body;
    expect(await nameOf(participant.id)).toBe(participant.displayName);
  });

  it('keeps the day of consent when the name changes later', async () => {
    const cookie = await signIn(platform, 'rename@example.org');
    const first = (await update(cookie, ADA)).body.participant;
    const before = await counted();
    platform.clock.advance(3600);
    const later = (await update(cookie, { ...ADA, displayName: 'Augusta Ada King', locale: 'nl' })).body.participant;
    expect(later).toEqual({ ...first, displayName: 'Augusta Ada King', locale: 'nl' });
    expect(await nameOf(first.id)).toBe('Augusta Ada King');
    expect(await counted()).toBe(before);
  });

  it('stores a name as text, tidied but never changed into something else', async () => {
    const cookie = await signIn(platform, 'script@example.org');
    const displayName = '  <script>alert(1)</script>   \u202eO’Hara ';
    const { participant } = (await update(cookie, { ...ADA, displayName })).body;
    expect(participant.displayName).toBe('<script>alert(1)</script> O’Hara');
  });
});

describe('a profile that is refused', () => {
  it.each([
    ['a name of one letter', { ...ADA, displayName: ' A ' }, '/displayName', 'too_small'],
    ['a name of 61 letters', { ...ADA, displayName: 'x'.repeat(61) }, '/displayName', 'too_big'],
    ['a name of invisible characters', { ...ADA, displayName: '\u202e\u202e\u202e' }, '/displayName', 'too_small'],
    ['no consent', { ...ADA, acceptsCharter: false }, '/acceptsCharter', 'charter.required'],
    ['no word about consent', { displayName: 'Ada', locale: 'fr' }, '/acceptsCharter', 'invalid_type'],
    ['an unknown language', { ...ADA, locale: 'tlh' }, '/locale', 'invalid_value'],
  ])('names its field: %s', async (label, body, pointer, code) => {
    const cookie = await signIn(platform, `${label.replaceAll(' ', '-')}@example.org`);
    const answer = await update(cookie, body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'request.invalid', fields: [{ pointer, code }] } });
    expect((await platform.call('GET /api/session', { cookie })).body.participant).toMatchObject({
      displayName: null,
      charterAcceptedAt: null,
    });
  });

  it('accepts names of two and of sixty letters', async () => {
    const cookie = await signIn(platform, 'bounds@example.org');
    for (const displayName of ['Al', 'x'.repeat(60)]) {
      expect((await update(cookie, { ...ADA, displayName })).body.participant.displayName).toBe(displayName);
    }
  });

  it('cannot give a role, an address or an id', async () => {
    const cookie = await signIn(platform, 'role@example.org');
    const { body } = await update(cookie, { ...ADA, role: 'administrator', email: 'x@example.org', id: 'ptp_1' });
    expect(body.participant).toMatchObject({ role: 'participant', email: 'role@example.org' });
    const id = ParticipantId.parse(body.participant.id);
    expect(await platform.services.db.get(Participants, { id })).toMatchObject({ role: 'participant' });
  });
});

describe('names shown with contributions', () => {
  it('are found for any number of people, repeats and strangers included', async () => {
    const people = await Promise.all(
      Array.from({ length: 130 }, (_, n) => platform.participant({ displayName: `Person ${n}` })),
    );
    const stranger = platform.services.newId('participant');
    const ids = people.map(({ id }) => id);
    const names = await profilesOf(platform.services, [...ids, stranger, ...ids]);
    expect(names.size).toBe(130);
    expect(people.every(({ id }, n) => names.get(id) === `Person ${n}`)).toBe(true);
    expect((await profilesOf(platform.services, [])).size).toBe(0);
  });
});
