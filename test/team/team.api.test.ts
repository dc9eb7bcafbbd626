import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, deletionCode, remove as leave, mailTo, type Person } from '../participants/account.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let here: Consultation;
let elsewhere: Consultation;
let administrator: string;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  here = await aConsultation(platform, { isAlwaysOpen: true });
  elsewhere = await aConsultation(platform, { slug: 'parks', isAlwaysOpen: true });
  administrator = (await platform.participant({ role: 'administrator', displayName: 'Louise' })).cookie;
});
afterAll(() => platform.close());

const DAY = 24 * 3600;
const address = () => `colleague-${++people}@example.org`;
const someone = (email = address()) => aPerson(platform, email);
const TEAM = '/api/spaces/{spaceId}/team';
const INVITATIONS = '/api/spaces/{spaceId}/team-invitations';

const invite = (spaceId: string, body: object, cookie = administrator) =>
  platform.call(`POST ${INVITATIONS}`, { params: { spaceId }, body, cookie });
const team = (spaceId: string, cookie = administrator) => platform.call(`GET ${TEAM}`, { params: { spaceId }, cookie });
const accept = ({ cookie }: Pick<Person, 'cookie'>, token: string) =>
  platform.call('POST /api/team-invitations/acceptance', { body: { token }, cookie });
const removeRole = (spaceId: string, participantId: string, role: string, cookie = administrator) =>
  platform.call(`DELETE ${TEAM}/{participantId}/{role}`, { params: { spaceId, participantId, role }, cookie });
const me = async ({ cookie }: Pick<Person, 'cookie'>) =>
  (await platform.call('GET /api/session', { cookie })).body.participant;

/** Token of the newest invitation to an address. */
async function tokenTo(email: string): Promise<string> {
  await platform.settle();
  return mailTo(platform, email)?.text.match(/\/admin\/invitation#(\S+)/)?.[1] ?? '';
}
/** Somebody who has accepted an invitation to a role. */
async function member(spaceId: string, role: string, until: string | null = null): Promise<Person> {
  const person = await someone();
  await invite(spaceId, { email: person.email, role, until });
  expect((await accept(person, await tokenTo(person.email))).status).toBe(200);
  return person;
}

describe('an invitation to a role', () => {
  it('is mailed, waits on the team’s page, and gives the role to whoever has the address', async () => {
    const person = await someone();
    const sent = await invite(here.process.id, { email: person.email.toUpperCase(), role: 'moderator' });
    expect(sent).toMatchObject({ status: 202, body: { email: person.email, role: 'moderator', until: null } });
    expect((await team(here.process.id)).body.invitations).toMatchObject([{ email: person.email }]);
    const token = await tokenTo(person.email);
    expect(mailTo(platform, person.email)?.text).toContain('Louise');

    expect((await accept(await someone(), token)).body.code).toBe('team.invitation-invalid');
    expect(await accept(person, token)).toMatchObject({ status: 200, body: { role: 'moderator' } });
    expect(await me(person)).toMatchObject({
      role: 'participant',
      grants: [{ role: 'moderator', spaceId: here.process.id }],
      secondFactor: 'not-set-up',
    });
    const { members, invitations } = (await team(here.process.id)).body;
    expect(members).toMatchObject([{ participantId: person.id, email: person.email, role: 'moderator', until: null }]);
    expect(invitations).toEqual([]);
    expect((await accept(person, token)).body.code).toBe('team.invitation-invalid');
  });

  it('counts for nothing before a second factor was shown', async () => {
    const person = await member(here.process.id, 'process-administrator');
    const answer = await platform.call('GET /api/processes', { cookie: person.cookie });
    expect(answer).toMatchObject({ status: 403, body: { code: 'access.needs-second-factor' } });
  });

  it('is sent again, taken back, and ends by itself', async () => {
    const [person, other] = [await someone(), await someone()];
    const params = { spaceId: here.process.id, invitationKey: '' };
    params.invitationKey = (await invite(here.process.id, { email: person.email, role: 'agent' })).body.key;
    platform.clock.advance(DAY);
    const again = await platform.call(`POST ${INVITATIONS}/{invitationKey}/mails`, { params, cookie: administrator });
    expect(again.status).toBe(202);
    const token = await tokenTo(person.email);
    expect(
      platform.mails().filter(({ to }) => to === person.email && /agent/.test(to) === false).length,
    ).toBeGreaterThan(1);
    await platform.call(`DELETE ${INVITATIONS}/{invitationKey}`, { params, cookie: administrator });
    expect((await accept(person, token)).body.code).toBe('team.invitation-invalid');

    await invite(here.process.id, { email: other.email, role: 'agent' });
    const late = await tokenTo(other.email);
    platform.clock.advance(14 * DAY);
    expect((await accept(other, late)).body.code).toBe('team.invitation-invalid');
    expect((await team(here.process.id)).body.invitations).toEqual([]);
  });

  it('is refused for a role that has ended, for a process that is none, and for administrators of one process', async () => {
    const email = address();
    const past = await invite(here.process.id, { email, role: 'agent', until: platform.clock.now() });
    expect(past).toMatchObject({ status: 422, body: { fields: [{ pointer: '/until' }] } });
    expect((await invite('prc_01JZ0000000000000000000009', { email, role: 'agent' })).status).toBe(404);
    expect((await invite(here.process.id, { email, role: 'administrator' })).body.code).toBe('team.role-elsewhere');
    expect((await invite(here.process.id, { email: 'nobody', role: 'agent' })).status).toBe(422);
  });

  it('is not accepted with a token that was made up', async () => {
    const person = await someone();
    await invite(here.process.id, { email: person.email, role: 'agent' });
    const token = await tokenTo(person.email);
    for (const forged of [
      `${token}0`,
      token.replace(/^prc_\w+/, 'organization'),
      'organization.key.signature-that-is-none',
    ])
      expect((await accept(person, forged)).body.code).toBe('team.invitation-invalid');
  });
});

describe('a role', () => {
  it('ends at its moment, without anybody doing anything', async () => {
    const until = new Date(Date.parse(platform.clock.now()) + DAY * 1000).toISOString();
    const person = await member(elsewhere.process.id, 'evaluator', until);
    expect((await team(elsewhere.process.id)).body.members).toMatchObject([{ role: 'evaluator', until }]);
    platform.clock.advance(DAY - 1);
    expect((await me(person)).grants).toHaveLength(1);
    platform.clock.advance(1);
    expect(await me(person)).toMatchObject({ grants: [], secondFactor: 'unneeded' });
    expect((await team(elsewhere.process.id)).body.members).toEqual([]);
  });

  it('is taken away, twice without harm', async () => {
    const person = await member(elsewhere.process.id, 'agent');
    expect((await removeRole(elsewhere.process.id, person.id, 'agent')).status).toBe(204);
    expect((await removeRole(elsewhere.process.id, person.id, 'agent')).status).toBe(204);
    expect((await me(person)).grants).toEqual([]);
  });

  it('of the whole platform is taken away from all administrators but the last', async () => {
    const own = await startTestPlatform({ publishesWhenAsked: true });
    const [one, other] = [
      await own.participant({ role: 'administrator' }),
      await own.participant({ role: 'administrator' }),
    ];
    const away = (id: string, cookie: string) =>
      own.call(`DELETE ${TEAM}/{participantId}/{role}`, {
        params: { spaceId: 'organization', participantId: id, role: 'administrator' },
        cookie,
      });
    expect((await away(other.id, one.cookie)).status).toBe(204);
    expect(await away(one.id, one.cookie)).toMatchObject({
      status: 409,
      body: { code: 'participant.last-administrator' },
    });
    expect((await own.call('GET /api/organization', { cookie: other.cookie })).body.code).toBe('access.needs-role');
    await own.close();
  });

  it('of an administrator is given by invitation too', async () => {
    const person = await member('organization', 'administrator');
    expect(await me(person)).toMatchObject({ role: 'administrator', secondFactor: 'not-set-up' });
    const { members } = (await team('organization')).body;
    expect(members).toContainEqual(expect.objectContaining({ participantId: person.id, role: 'administrator' }));
  });
});

describe('roles over HTTP', () => {
  const staff = (role: 'process-administrator' | 'moderator' | 'evaluator' | 'agent', spaceId: string) =>
    platform.participant({
      grants: [{ role, spaceId: here.process.id === spaceId ? here.process.id : elsewhere.process.id }],
    });
  const rename = (componentId: string, cookie: string) =>
    platform.call('PUT /api/components/{componentId}/publication', {
      params: { componentId },
      body: { isPublished: true },
      cookie,
    });

  it('let a process administrator work in that process, and in no other', async () => {
    const { cookie } = await staff('process-administrator', here.process.id);
    expect((await rename(here.componentId, cookie)).status).toBe(200);
    expect(await rename(elsewhere.componentId, cookie)).toMatchObject({
      status: 403,
      body: { code: 'access.other-space', facts: { role: 'process-administrator' } },
    });
    const listed = (await platform.call('GET /api/processes', { cookie })).body.items;
    expect(listed.map(({ id }: { id: string }) => id)).toEqual([here.process.id]);
    expect(await platform.call('GET /api/site-pages', { cookie })).toMatchObject({
      status: 403,
      body: { code: 'access.needs-role', facts: { role: 'administrator' } },
    });
    expect((await team('organization', cookie)).body).toMatchObject({
      code: 'access.needs-role',
      facts: { role: 'administrator' },
    });
    expect((await invite(elsewhere.process.id, { email: address(), role: 'moderator' }, cookie)).status).toBe(403);
    expect((await invite(here.process.id, { email: address(), role: 'moderator' }, cookie)).status).toBe(202);
  });

  it('deny what lies nowhere', async () => {
    const { cookie } = await staff('process-administrator', here.process.id);
    expect((await rename('cmp_01JZ0000000000000000000009', cookie)).body.code).toBe('access.other-space');
  });

  it('show evaluators what is assigned to them, to read and to answer, and nothing else', async () => {
    const evaluator = await staff('evaluator', here.process.id);
    const { cookie } = evaluator;
    const author = await someone();
    const [mine, other] = [
      await aProposal(platform, here, author.cookie),
      await aProposal(platform, here, author.cookie),
    ];
    await platform.settle();
    const EVALUATORS = '/api/components/{componentId}/proposals/{proposalId}/evaluators';
    const params = { componentId: here.componentId, proposalId: mine };
    const assign = (evaluatorIds: readonly string[], by = administrator) =>
      platform.call(`PUT ${EVALUATORS}`, { params, body: { evaluatorIds }, cookie: by });
    const table = async (by: string, query: Readonly<Record<string, string>> = {}) =>
      (
        await platform.call('GET /api/components/{componentId}/proposals', {
          params: { componentId: here.componentId },
          query,
          cookie: by,
        })
      ).body;
    const answer = (proposalId: string) =>
      platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/answer', {
        params: { componentId: here.componentId, proposalId },
        body: { state: 'evaluating', text: { en: 'We look at it.' } },
        cookie,
      });

    expect((await table(cookie)).items).toEqual([]);
    expect((await assign([evaluator.id], cookie)).body.code).toBe('access.needs-role');
    expect((await assign([author.id])).body.code).toBe('proposal.no-evaluator');
    const assigned = await assign([evaluator.id]);
    expect(assigned.body.assigned).toEqual([{ participantId: evaluator.id, name: 'Ada Lovelace' }]);
    expect((await table(cookie)).items.map(({ id }: { id: string }) => id)).toEqual([mine]);
    expect((await table(administrator)).items).toHaveLength(2);
    expect((await table(administrator, { assigned: 'me' })).items).toEqual([]);
    expect((await answer(mine)).status).toBe(200);
    expect(await answer(other)).toMatchObject({ status: 403, body: { code: 'proposal.not-assigned' } });
    expect((await assign([])).body.assigned).toEqual([]);
    expect((await answer(mine)).body.code).toBe('proposal.not-assigned');
  });
});

describe('what is kept of a member', () => {
  it('goes with the account: roles, invitations and assignments', async () => {
    const person = await member(here.process.id, 'evaluator');
    const author = await someone();
    const proposalId = await aProposal(platform, here, author.cookie);
    const params = { componentId: here.componentId, proposalId };
    await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/evaluators', {
      params,
      body: { evaluatorIds: [person.id] },
      cookie: administrator,
    });
    await invite(elsewhere.process.id, { email: person.email, role: 'agent' });
    await platform.settle();
    expect((await leave(platform, person, await deletionCode(platform, person))).status).toBe(204);
    await platform.settle();
    const left = (await wholeTable(platform)).filter((item) =>
      /^(ROLE-GRANTS|TEAM-INVITATIONS|PROPOSAL-ASSIGNMENTS)/.test(String(item.pk)),
    );
    const text = JSON.stringify(left);
    expect(text).not.toContain(person.email);
    expect(left.filter(({ sk }) => String(sk).includes(person.id))).toEqual([]);
  });
});
