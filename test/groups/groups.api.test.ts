import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Groups, Memberships } from '../../functions/platform/entities.ts';
import { GroupId } from '../../shared/platform/ids.ts';
import { aPerson, deletionCode, mailTo, type Person, remove } from '../participants/account.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { acceptInvitation, aGroup, aMember, invite, tokenTo } from './a-group.ts';

let platform: TestPlatform;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
});
afterAll(() => platform.close());

const someone = (displayName = 'Ada Lovelace') => aPerson(platform, `member-${++people}@example.org`, { displayName });
const read = (groupId: string, { cookie }: Person) =>
  platform.call('GET /api/groups/{groupId}', { params: { groupId }, cookie });
const end = (groupId: string, participantId: string, { cookie }: Person) =>
  platform.call('DELETE /api/groups/{groupId}/members/{participantId}', { params: { groupId, participantId }, cookie });
const handOver = (groupId: string, participantId: string, { cookie }: Person) =>
  platform.call('PUT /api/groups/{groupId}/manager', { params: { groupId }, cookie, body: { participantId } });
/** What must hold of a group at any time: who manages it is a member, and members are counted rightly. */
async function expectSound(id: string) {
  const { db } = platform.services;
  const group = await db.require(Groups, { id: GroupId.parse(id) }, 'group.not-found');
  const members = (await db.all(Memberships, { groupId: id })).map(({ participantId }) => participantId);
  expect(group.members).toBe(members.length);
  if (members.length === 0) expect(group.managerId).toBeNull();
  else expect(members).toContain(group.managerId);
  return { group, members };
}

describe('a group', () => {
  it('is made with tidy words; whoever makes it manages it', async () => {
    const person = await someone();
    const answer = await platform.call('POST /api/groups', {
      cookie: person.cookie,
      body: { name: '  Les   Amis\u202e du vélo ', about: 'One.\r\n\r\n\r\n\r\nTwo.', link: 'example.org' },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        name: 'Les Amis du vélo',
        about: 'One.\n\nTwo.',
        link: 'https://example.org/',
        role: 'manager',
        members: 1,
      },
    });
    const mine = await platform.call('GET /api/participants/me/groups', { cookie: person.cookie });
    expect(mine.body.items).toEqual([answer.body]);
  });

  it.each([
    [{ name: 'x' }, '/name'],
    [{ name: '\u202e\u202e\u202e' }, '/name'],
    [{ name: 'Good', link: 'javascript:alert(1)' }, '/link'],
  ])('refuses %j', async (body, pointer) => {
    const { cookie } = await someone();
    const answer = await platform.call('POST /api/groups', { cookie, body });
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ pointer }] } });
  });

  it('is made once by the same key, and five times a day at most', async () => {
    const { cookie } = await someone();
    const make = (key: string) =>
      platform.call('POST /api/groups', { cookie, headers: { 'idempotency-key': key }, body: { name: 'Again' } });
    expect((await make('group-key-1')).body.id).toBe((await make('group-key-1')).body.id);
    for (const key of ['group-key-2', 'group-key-3', 'group-key-4']) expect((await make(key)).status).toBe(201);
    expect((await make('group-key-5')).status).toBe(429);
  });

  it('is changed by its manager alone, on the version that was read', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    const member = await aMember(platform, group.id, manager, await someone());
    const change = ({ cookie }: Person, version: number) =>
      platform.call('PUT /api/groups/{groupId}', {
        params: { groupId: group.id },
        cookie,
        body: { name: 'Another name', version },
      });
    expect((await change(await someone(), 0)).status).toBe(404);
    expect(await change(member, 0)).toMatchObject({ status: 403, body: { code: 'group.not-manager' } });
    expect(await change(manager, 0)).toMatchObject({ status: 200, body: { name: 'Another name', version: 1 } });
    expect(await change(manager, 0)).toMatchObject({ status: 409, body: { code: 'group.changed-meanwhile' } });
  });
});

describe('an invitation', () => {
  it('is accepted by an account with its address, once or twice, and by no other', async () => {
    const manager = await someone('Emilie');
    const group = await aGroup(platform, manager);
    const [invited, other] = [await someone(), await someone()];
    expect((await invite(platform, group.id, manager, invited.email)).status).toBe(202);
    expect(mailTo(platform, invited.email)?.text).toContain('Emilie invites you');
    const token = tokenTo(platform, invited.email);
    expect(await acceptInvitation(platform, other, token)).toMatchObject({
      status: 422,
      body: { code: 'group.invitation-invalid' },
    });
    expect((await acceptInvitation(platform, invited, `${token}0`)).status).toBe(422);
    const accepted = await Promise.all([1, 2, 3].map(() => acceptInvitation(platform, invited, token)));
    expect(accepted.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await expectSound(group.id)).toMatchObject({ members: { length: 2 } });
    expect((await read(group.id, invited)).body).toMatchObject({
      group: { role: 'member', members: 2 },
      members: [{ name: 'Emilie', role: 'manager' }, { role: 'member' }],
      invitations: [],
    });
  });

  it('answers the same for an account, a member and nobody, and mails an address once a day', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    const member = await aMember(platform, group.id, manager, await someone());
    const account = await someone();
    const bodies = [];
    for (const email of [account.email, member.email, 'nobody-at-all@example.org'])
      bodies.push((await invite(platform, group.id, manager, email)).body);
    expect(bodies.map((body) => Object.keys(body))).toEqual(
      bodies.map(() => ['key', 'email', 'invitedAt', 'expiresAt']),
    );
    await invite(platform, group.id, manager, 'nobody-at-all@example.org');
    expect(platform.mails().filter(({ to }) => to === 'nobody-at-all@example.org')).toHaveLength(1);
    expect((await read(group.id, member)).body.invitations).toEqual([]);
  });

  it('leads nowhere once it was taken back, has ended, or its member was removed', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    const [one, other] = [await someone(), await someone()];
    const { key } = (await invite(platform, group.id, manager, one.email)).body;
    const back = await platform.call('DELETE /api/groups/{groupId}/invitations/{invitationKey}', {
      params: { groupId: group.id, invitationKey: key },
      cookie: manager.cookie,
    });
    expect(back.status).toBe(204);
    expect((await acceptInvitation(platform, one, tokenTo(platform, one.email))).status).toBe(422);
    await aMember(platform, group.id, manager, other);
    expect((await end(group.id, other.id, manager)).status).toBe(204);
    expect((await acceptInvitation(platform, other, tokenTo(platform, other.email))).status).toBe(422);
    await invite(platform, group.id, manager, one.email);
    platform.clock.advance(20 * 24 * 3600);
    expect((await platform.services.db.all(Memberships, { groupId: group.id })).length).toBe(1);
  });

  it('reaches one address five times a day at most, from all groups together', async () => {
    const statuses = [];
    for (let n = 0; n < 6; n++) {
      const manager = await someone();
      const group = await aGroup(platform, manager);
      statuses.push((await invite(platform, group.id, manager, 'molested@example.org')).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });
});

describe('the manager of a group', () => {
  it('removes members; members remove nobody but themselves', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    const one = await aMember(platform, group.id, manager, await someone());
    const other = await aMember(platform, group.id, manager, await someone());
    expect((await end(group.id, one.id, other)).status).toBe(403);
    expect((await end(group.id, one.id, manager)).status).toBe(204);
    expect((await end(group.id, one.id, manager)).status).toBe(204);
    expect((await end(group.id, other.id, other)).status).toBe(204);
    expect((await read(group.id, other)).status).toBe(404);
    expect((await expectSound(group.id)).members).toEqual([manager.id]);
  });

  it('stays until another member has it, and then leaves', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    const heir = await aMember(platform, group.id, manager, await someone());
    expect(await end(group.id, manager.id, manager)).toMatchObject({ body: { code: 'group.manager-stays' } });
    const nobody = await someone();
    expect(await handOver(group.id, nobody.id, manager)).toMatchObject({ body: { code: 'group.no-member' } });
    expect(await handOver(group.id, heir.id, manager)).toMatchObject({ status: 200, body: { role: 'member' } });
    expect((await end(group.id, manager.id, manager)).status).toBe(204);
    expect(await expectSound(group.id)).toMatchObject({ group: { managerId: heir.id } });
  });

  it('leaves the group empty as its last member', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    expect((await end(group.id, manager.id, manager)).status).toBe(204);
    expect((await expectSound(group.id)).members).toEqual([]);
  });

  it('is always one of the members, whoever leaves, is removed or is handed the group at once', async () => {
    for (let round = 0; round < 6; round++) {
      const manager = await someone();
      const group = await aGroup(platform, manager);
      const heir = await aMember(platform, group.id, manager, await someone());
      await Promise.all([
        handOver(group.id, heir.id, manager),
        end(group.id, heir.id, heir),
        end(group.id, heir.id, manager),
        end(group.id, manager.id, manager),
      ]);
      await expectSound(group.id);
    }
  });
});

describe('a member who deletes the account', () => {
  const leave = async (person: Person) => {
    await remove(platform, person, await deletionCode(platform, person));
    await platform.settle();
  };

  it('leaves the group; the oldest member manages it where the manager has left', async () => {
    const manager = await someone();
    const group = await aGroup(platform, manager);
    platform.clock.advance(60);
    const oldest = await aMember(platform, group.id, manager, await someone());
    platform.clock.advance(60);
    const youngest = await aMember(platform, group.id, manager, await someone());
    await leave(manager);
    expect(await expectSound(group.id)).toMatchObject({ group: { managerId: oldest.id, members: 2 } });
    await leave(youngest);
    expect((await expectSound(group.id)).members).toEqual([oldest.id]);
    await leave(oldest);
    expect(await expectSound(group.id)).toMatchObject({ group: { managerId: null, name: group.name } });
  });
});
