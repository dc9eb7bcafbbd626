import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningNewsletters } from '../../functions/newsletters/entities.ts';
import { put } from '../../functions/platform/db/write.ts';
import { outboxMail } from '../../functions/platform/mail/outbox.ts';
import type { LaneFigures } from '../../shared/mails/contract.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let platform: TestPlatform;
let administrator: string;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  administrator = (await platform.participant({ role: 'administrator', displayName: 'Louise' })).cookie;
});
afterAll(() => platform.close());

const post = (path: string, body: object, cookie = administrator) =>
  platform.call(`POST /api/mails/${path}`, { body, cookie });
const find = async (email: string) => (await post('searches', { email })).body;
const signIn = async (email: string) => {
  await platform.call('POST /api/sign-in/codes', { body: { email, locale: 'fr' } });
  await platform.settle();
};
const figures = async (lane: string): Promise<LaneFigures> =>
  (await platform.call('GET /api/mails/figures', { cookie: administrator })).body.lanes.find(
    (one: LaneFigures) => one.lane === lane,
  );

describe('the office of mails', () => {
  it('counts mails by lane and state, and follows them until they are delivered', async () => {
    const before = (await figures('urgent')).counts;
    await signIn('count@example.org');
    await signIn('bounce+count@example.org');
    expect((await figures('urgent')).counts.sent).toBe(before.sent + 2);
    await platform.feedback();
    const { counts, oldest } = await figures('urgent');
    expect(counts).toMatchObject({ delivered: before.delivered + 1, bounced: before.bounced + 1, sent: before.sent });
    expect(oldest).toBeNull();
    expect((await figures('bulk')).counts).toEqual(expect.objectContaining({ waiting: 0, delivered: 0 }));
  });

  it('counts mails of newsletters among those to many', async () => {
    const { services } = platform;
    const newsletterId = services.newId('newsletter');
    const key = { shard: 3, id: services.newId('subscription') };
    const mail = {
      template: 'newsletter',
      to: { subscriptionId: key.id },
      lane: 'bulk',
      batch: newsletterId,
      locale: 'fr',
      values: { newsletterId, subscriptionId: key.id },
    } as const;
    await services.db.transact(put(RunningNewsletters, { newsletterId, samples: [] }), outboxMail(services, mail));
    await platform.settle();
    const { counts } = await figures('bulk');
    // It goes to nobody: there is no such subscription.
    expect(counts).toMatchObject({ suppressed: 1, waiting: 0 });
  });

  it('finds what became of the mails to an address and to its account, and never what they say', async () => {
    const { id } = await platform.participant({ email: 'ada@example.org' });
    const mail = { template: 'email-changed', to: { participantId: id }, locale: 'fr', values: {} } as const;
    await platform.services.db.write(outboxMail(platform.services, mail));
    await signIn('Ada@Example.org');
    const found = await find(' ADA@example.org ');
    expect(found).toMatchObject({ hasAccount: true, isSubscribed: false, suppressions: [], notes: [], isMore: false });
    expect(
      found.mails.map(({ template, state }: { template: string; state: string }) => [template, state]).sort(),
    ).toEqual([
      ['email-changed', 'sent'],
      ['sign-in-code', 'sent'],
    ]);
    expect(Object.keys(found.mails[0]).sort()).toEqual([
      'changedAt',
      'createdAt',
      'id',
      'lane',
      'newsletterId',
      'reason',
      'state',
      'template',
    ]);
    expect(await find('nobody@example.org')).toMatchObject({ mails: [], hasAccount: false });
  });

  it('refuses what is no address', async () => {
    expect(await post('searches', { email: 'ada' })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: '/email', code: 'email.form' }] },
    });
  });

  it('sends a mail that was given up once more, and no other', async () => {
    await signIn('once@example.org');
    const [sentMail] = (await find('once@example.org')).mails;
    platform.cloud.mailbox.failNext('MessageRejected');
    await signIn('again@example.org');
    const [{ id, state }] = (await find('again@example.org')).mails;
    expect(state).toBe('failed');
    const retry = (mailId: string) =>
      platform.call('POST /api/mails/outbox/{mailId}/retries', {
        params: { mailId },
        body: { newsletterId: null },
        cookie: administrator,
      });
    expect(await retry(sentMail.id)).toMatchObject({ status: 409, body: { code: 'mail.not-failed' } });
    const sent = () => platform.mails().filter(({ to }) => to === 'again@example.org').length;
    expect(sent()).toBe(0);
    expect((await retry(id)).status).toBe(204);
    await platform.settle();
    expect(sent()).toBe(1);
    expect((await find('again@example.org')).mails[0].state).toBe('sent');
    expect((await retry(platform.services.newId('mail'))).body.code).toBe('mail.not-found');
  });

  it('keeps an address from mail by hand and lifts that again, with who, when and why', async () => {
    const email = 'please-stop@example.org';
    const reason = 'Asked for it at the town hall';
    expect((await post('suppressions', { email, reason: ' ' })).status).toBe(422);
    expect((await post('suppressions', { email, reason })).status).toBe(204);
    expect((await post('suppressions', { email, reason })).body.code).toBe('mail.suppressed-already');
    expect((await find(email)).suppressions).toMatchObject([{ kind: 'manual', liftedAt: null }]);
    platform.clock.advance(60);
    expect((await post('suppressions/lifts', { email, reason: 'Called again' })).status).toBe(204);
    expect((await post('suppressions/lifts', { email, reason: 'Called again' })).body.code).toBe('mail.not-suppressed');
    const { suppressions, notes } = await find(email);
    expect(suppressions).toEqual([]);
    expect(notes).toMatchObject([
      { act: 'lifted', reason: 'Called again', byName: 'Louise' },
      { act: 'added', reason, byName: 'Louise' },
    ]);
    // Of the address itself nothing is kept: neither in the list nor in the audit log.
    expect(JSON.stringify(await wholeTable(platform))).not.toContain('please-stop');
  });

  it('lets an address that bounced have mail again', async () => {
    const email = 'bounce+lifted@example.org';
    await signIn(email);
    await platform.feedback();
    expect((await find(email)).suppressions).toMatchObject([{ kind: 'bounce' }]);
    platform.clock.advance(60);
    expect((await post('suppressions/lifts', { email, reason: 'Works again' })).status).toBe(204);
    expect((await find(email)).suppressions).toEqual([]);
  });

  it('is for administrators and the operator alone', async () => {
    const moderator = await platform.participant({ grants: [{ role: 'moderator', spaceId: 'organization' }] });
    const body = { email: 'ada@example.org', reason: 'Because' };
    for (const path of ['searches', 'suppressions', 'suppressions/lifts'])
      expect((await post(path, body, moderator.cookie)).status).toBe(403);
    expect((await platform.call('GET /api/mails/figures', { cookie: moderator.cookie })).status).toBe(403);
    expect((await platform.call('GET /api/mails/figures', { operator: true })).status).toBe(200);
  });
});
