import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eraser } from '../../functions/consumers/eraser.ts';
import { localContext } from '../../functions/local/runtime.ts';
import { Erasures } from '../../functions/participants/entities.ts';
import { Participants, Profiles, Statistics } from '../../functions/platform/entities.ts';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { aConsultation, aDraft, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { renderingOf, viewOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aPerson, askFor, deletionCode, mailTo, type Person, remove } from './account.ts';
import { otherDigits, signIn } from './mailed.ts';
import { wholeTable } from './whole-table.ts';

let platform: TestPlatform;
let consultation: Consultation;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  consultation = await aConsultation(platform);
});
afterAll(() => platform.close());

const someone = (profile?: Readonly<Record<string, unknown>>) =>
  aPerson(platform, `leaver-${++people}@example.org`, profile);
const comment = (resourceId: string, cookie: string) =>
  platform.call('POST /api/resources/{resourceId}/comments', {
    params: { resourceId },
    cookie,
    body: { body: 'I agree with this.', locale: 'en' },
  });
const support = (proposalId: string, cookie: string) =>
  platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
    params: { componentId: consultation.componentId, proposalId },
    cookie,
    body: { choice: 'support' },
  });
const registered = async () =>
  (await platform.services.db.all(Statistics, { name: 'participants' })).reduce((sum, { value }) => sum + value, 0);
const pageOf = (id: string) => renderingOf(platform, `en${consultation.path}proposals/${id}/index.html`);
const leave = async (person: Person) => {
  const answer = await remove(platform, person, await deletionCode(platform, person));
  await platform.publish();
  return answer;
};

describe('the deletion of an account', () => {
  it('says before in figures what it does', async () => {
    const person = await someone();
    await aProposal(platform, consultation, person.cookie);
    await aDraft(platform, consultation, person.cookie);
    const answer = await platform.call('GET /api/participants/me/deletion', { cookie: person.cookie });
    expect(answer.body).toEqual({ proposals: 1, comments: 0, drafts: 1, isLastAdministrator: false });
  });

  it('takes name, address and words away, and leaves what was published without a name', async () => {
    const before = await registered();
    const person = await someone({
      displayName: 'Grace Hopper',
      about: 'Born in New York.',
      link: 'https://example.org',
    });
    const own = await aProposal(platform, consultation, person.cookie);
    const draft = await aDraft(platform, consultation, person.cookie, { title: 'Never to be read' });
    const commented = await aProposal(platform, consultation, (await someone({ displayName: 'Other' })).cookie);
    await comment(commented, person.cookie);
    await support(commented, person.cookie);
    await askFor(platform, person.cookie, 'somewhere-else@example.org');
    await platform.publish();
    expect((await pageOf(own)).proposal).toMatchObject({
      authorName: 'Grace Hopper',
      authorPath: `/participants/${person.id}/`,
    });

    const answer = await leave(person);
    expect(answer.status).toBe(204);
    expect(answer.cookies.every((text) => text.includes('Max-Age=0'))).toBe(true);
    expect((await pageOf(own)).proposal).toMatchObject({ authorName: null, authorPath: null });
    expect((await pageOf(commented)).proposal.tally.support).toBe(1);
    expect(JSON.stringify(await pageOf(commented))).not.toContain('Grace');
    const list = await renderingOf(platform, `en${consultation.path}index.html`);
    expect(JSON.stringify(list)).not.toContain('Grace');
    expect((await viewOf(platform, `/en/participants/${person.id}/`, '')).status).toBe(404);
    expect(await registered()).toBe(before + 1);

    const left = JSON.stringify(await wholeTable(platform));
    for (const word of ['Grace', 'New York', person.email, 'somewhere-else', draft, 'Never to be read'])
      expect([word, left.includes(word)]).toEqual([word, false]);
    const id = ParticipantId.parse(person.id);
    expect(await platform.services.db.get(Profiles, { id })).toMatchObject({ isDeleted: true, displayName: '' });
    expect(await platform.services.db.get(Participants, { id })).toMatchObject({ email: '', displayName: null });
  });

  it('takes the filters along that an administrator has saved', async () => {
    const email = `leaver-${++people}@example.org`;
    await platform.participant({ role: 'administrator', displayName: 'Who stays' });
    const { cookie, id } = await platform.participant({ role: 'administrator', email });
    const saved = await platform.call('POST /api/components/{componentId}/saved-filters', {
      params: { componentId: consultation.componentId },
      cookie,
      body: { name: 'Waiting since spring', filter: 'state=published' },
    });
    expect(saved.status).toBe(201);
    expect((await leave({ id, email, cookie })).status).toBe(204);
    expect(JSON.stringify(await wholeTable(platform))).not.toContain('Waiting since spring');
  });

  it('ends every session, and makes a new account when the address signs in again', async () => {
    const person = await someone();
    const elsewhere = await signIn(platform, person.email);
    await leave(person);
    for (const cookie of [person.cookie, elsewhere])
      expect((await platform.call('GET /api/session', { cookie })).body.code).toBe('session.invalid');
    platform.clock.advance(1);
    const again = await signIn(platform, person.email);
    const { participant } = (await platform.call('GET /api/session', { cookie: again })).body;
    expect(participant).toMatchObject({ email: person.email, displayName: null });
    expect(participant.id).not.toBe(person.id);
  });

  it('happens once, however often it is asked for at the same moment', async () => {
    const before = await registered();
    const person = await someone();
    const code = await deletionCode(platform, person);
    const answers = await Promise.all(Array.from({ length: 5 }, () => remove(platform, person, code)));
    expect(answers.filter(({ status }) => status === 204).length).toBeGreaterThanOrEqual(1);
    expect(answers.every(({ status }) => status === 204 || status === 401)).toBe(true);
    await platform.settle();
    expect(await registered()).toBe(before);
  });

  it('needs the newest code, mailed for this purpose', async () => {
    const person = await someone();
    const code = await deletionCode(platform, person);
    for (const guess of [otherDigits(code), otherDigits(code, 2)])
      expect(await remove(platform, person, guess)).toMatchObject({
        status: 422,
        body: { code: 'participant.code-invalid' },
      });
    platform.clock.advance(900);
    expect((await remove(platform, person, code)).status).toBe(422);
    expect((await platform.call('GET /api/session', { cookie: person.cookie })).body.participant.id).toBe(person.id);
  });

  it('is refused to the last administrator, and to one of two who leave at the same moment', async () => {
    const alone = await startTestPlatform({ publishesWhenAsked: true });
    try {
      const first = await aPerson(alone, 'admin@parvis.example');
      const figures = () => alone.call('GET /api/participants/me/deletion', { cookie: first.cookie });
      expect((await figures()).body.isLastAdministrator).toBe(true);
      expect(await remove(alone, first, await deletionCode(alone, first))).toMatchObject({
        status: 409,
        body: { code: 'participant.last-administrator' },
      });
      const email = 'second@parvis.example';
      const { cookie, id } = await alone.participant({ role: 'administrator', email });
      const second = { id, cookie, email };
      expect((await figures()).body.isLastAdministrator).toBe(false);
      const codes = [await deletionCode(alone, first), await deletionCode(alone, second)] as const;
      const answers = await Promise.all([remove(alone, first, codes[0]), remove(alone, second, codes[1])]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    } finally {
      await alone.close();
    }
  });
});

describe('the worker that removes what is left', () => {
  const run = (participantId: string, slots: Parameters<typeof eraser>[0]) =>
    eraser(slots)({ ...platform.services, log: { info() {}, warn() {}, error() {} } })(
      {
        Records: [{ messageId: 'one', body: JSON.stringify({ participantId }) }],
        // biome-ignore lint/suspicious/noExplicitAny: the worker reads the two fields above
      } as any,
      localContext('eraser'),
    );

  it('may run again and again, and goes on after a crash in the middle', async () => {
    const person = await someone();
    const id = ParticipantId.parse(person.id);
    const draft = await aDraft(platform, consultation, person.cookie, { title: 'A draft to be erased' });
    await platform.settle();
    const code = await deletionCode(platform, person);
    expect((await remove(platform, person, code)).status).toBe(204);
    const crash = async () => {
      throw new Error('the worker dies');
    };
    expect((await run(person.id, [crash])).batchItemFailures).toEqual([{ itemIdentifier: 'one' }]);
    expect((await platform.services.db.get(Erasures, { participantId: id }))?.doneAt).toBeNull();
    expect(mailTo(platform, person.email)).toBeDefined();

    await platform.settle();
    const first = await platform.services.db.get(Erasures, { participantId: id });
    expect(first?.doneAt).not.toBeNull();
    const table = async () => JSON.stringify((await wholeTable(platform)).sort(byKey));
    const after = await table();
    expect(after).not.toContain(draft);
    expect(after).not.toContain(person.email);
    for (let n = 0; n < 3; n++) expect((await run(person.id, [])).batchItemFailures).toEqual([]);
    expect(await table()).toBe(after);
  });

  it('touches nobody who has not deleted the account, whatever the message says', async () => {
    const person = await someone();
    const erased: string[] = [];
    const answer = await run(person.id, [async (_, id) => void erased.push(id)]);
    expect(answer.batchItemFailures).toEqual([]);
    expect(erased).toEqual([]);
    expect((await platform.call('GET /api/session', { cookie: person.cookie })).status).toBe(200);
  });
});

const byKey = (one: Record<string, unknown>, other: Record<string, unknown>) =>
  `${one.pk}${one.sk}` < `${other.pk}${other.sk}` ? -1 : 1;
