import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { put, remove as removal } from '../../functions/platform/db/write.ts';
import { Authorizations, Participants } from '../../functions/platform/entities.ts';
import { openSession } from '../../functions/platform/session.ts';
import { Votes } from '../../functions/proposals/entities.ts';
import { Components } from '../../functions/spaces/entities.ts';
import { grantAuthorization, grantTo } from '../../functions/verifications/grant.ts';
import { guestFor } from '../../functions/verifications/guest-account.ts';
import { ParticipantId, type ProposalId } from '../../shared/platform/ids.ts';
import { Requirements } from '../../shared/verifications/requirement.ts';
import { aPerson, deletionCode, remove } from '../participants/account.ts';
import { cookieOf, digitsIn, mailedCode } from '../participants/mailed.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { aConsultation, aDraft, aProposal, aTaxonomy, type Consultation } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { smsGiven, switchOn, verifyAsGuest, verifySms } from './a-verification.ts';

const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
/** Longer than a function keeps what gates a vote. */
const GATE_SECONDS = 6;
const DAY = 24 * 3600;

let platform: TestPlatform;
let administrator: { cookie: string };
let slugs = 0;
let numbers = 0;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  administrator = await platform.participant({ role: 'administrator' });
  await switchOn(platform, { sms: {}, 'postal-code': { codes: [] } });
});
afterAll(() => platform.close());
beforeEach(() => {
  platform.clock.set('2026-11-21T09:00:00.000Z');
});

const aNumber = () => `+336120${String(++numbers).padStart(5, '0')}`;

/** A consultation that asks for something, with a proposal in it that was there before. */
async function aVote(
  requirements: Readonly<Record<string, unknown>>,
  settings: Readonly<Record<string, unknown>> = {},
) {
  const consultation = await aConsultation(platform, { slug: `verified-${++slugs}`, settings });
  const proposalId = await aProposal(platform, consultation, (await platform.participant()).cookie);
  const component = { ...consultation.component, requirements: Requirements.parse(requirements) };
  await platform.services.db.write(put(Components, component));
  return { consultation: { ...consultation, component }, proposalId };
}
const vote = ({ componentId }: Consultation, proposalId: ProposalId, cookie: string, choice = 'support') =>
  platform.call(`PUT ${VOTE}`, { params: { componentId, proposalId }, body: { choice }, cookie });
const takeBack = ({ componentId }: Consultation, proposalId: ProposalId, cookie: string) =>
  platform.call(`DELETE ${VOTE}`, { params: { componentId, proposalId }, cookie });
const votesFor = async (proposalId: ProposalId) => {
  const shards = await Promise.all(
    Array.from({ length: 16 }, (_, shard) => platform.services.db.all(Votes, { proposalId, shard })),
  );
  return shards.flat();
};
const aCard = (person: string) => ({ person, bornOn: null, territoryId: null });
const own = async (cookie: string) => (await platform.call('GET /api/verifications', { cookie })).body;
const SMS = { methods: [{ method: 'sms' }] };
const guestVote = { vote: { ...SMS, withoutAccount: true } };

// First, since a mail waits for all that was published before it.
describe('a person with several accounts', () => {
  it('has the same ballot after their account was deleted and another one made', async () => {
    const { consultation, proposalId } = await aVote({ vote: SMS }, { voteLimit: 1 });
    const number = aNumber();
    const former = await aPerson(platform, `former-${++slugs}@example.org`);
    await verifySms(platform, former.cookie, number);
    expect((await vote(consultation, proposalId, former.cookie)).body.votesLeft).toBe(0);
    await remove(platform, former, await deletionCode(platform, former));
    await platform.settle();
    expect(await platform.services.db.all(Authorizations, { participantId: ParticipantId.parse(former.id) })).toEqual(
      [],
    );

    const { cookie } = await platform.participant();
    expect((await verifySms(platform, cookie, number)).status).toBe(200);
    const again = await vote(consultation, proposalId, cookie);
    expect(again).toMatchObject({ status: 200, body: { votesLeft: 0 } });
    expect(await votesFor(proposalId)).toHaveLength(1);
    const ballot = await platform.call('GET /api/components/{componentId}/ballot', {
      params: { componentId: consultation.componentId },
      query: { proposal: [proposalId] },
      cookie,
    });
    expect(ballot.body).toMatchObject({ votes: { [proposalId]: 'support' }, votesLeft: 0 });
    const votes = await platform.call('GET /api/my-votes', { cookie, query: { locale: 'en' } });
    expect(votes.body.items).toMatchObject([{ componentId: consultation.componentId, votes: [{ proposalId }] }]);
    expect((await takeBack(consultation, proposalId, cookie)).body.votesLeft).toBe(1);
    expect(await votesFor(proposalId)).toHaveLength(0);
  });

  it('takes what they have shown without an account into that which they sign in with on the same device', async () => {
    const { consultation, proposalId } = await aVote(guestVote, { voteLimit: 1 });
    const guest = await verifyAsGuest(platform, aNumber());
    await vote(consultation, proposalId, guest.cookie);
    const email = `signs-in-${++slugs}@example.org`;
    const code = digitsIn(await mailedCode(platform, email));
    const answer = await platform.call('POST /api/sign-in/sessions', { body: { email, code }, cookie: guest.cookie });
    const cookie = cookieOf(answer.cookies);
    expect(answer.body.participant).not.toHaveProperty('isGuest');
    expect((await own(cookie)).items).toMatchObject([{ method: 'sms' }]);
    expect((await platform.call('GET /api/session', { cookie: guest.cookie })).status).toBe(401);
    await platform.call('PUT /api/participants/me', {
      cookie,
      body: { displayName: 'Ada Lovelace', locale: 'en', acceptsCharter: true },
    });
    expect((await vote(consultation, proposalId, cookie)).body.votesLeft).toBe(0);
    expect(await votesFor(proposalId)).toHaveLength(1);
  });
});

describe('a vote that asks for a verification', () => {
  it('is cast by those who have verified, and refused to others with what would help', async () => {
    const { consultation, proposalId } = await aVote({ vote: SMS });
    const { cookie } = await platform.participant();
    const refused = await vote(consultation, proposalId, cookie);
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'verification.required', facts: { methods: 'sms' } },
    });
    expect(await takeBack(consultation, proposalId, cookie)).toMatchObject({ status: 403 });
    expect((await verifySms(platform, cookie, aNumber())).status).toBe(200);
    expect((await vote(consultation, proposalId, cookie)).status).toBe(200);
    expect(await votesFor(proposalId)).toHaveLength(1);
    expect((await takeBack(consultation, proposalId, cookie)).status).toBe(200);
    expect(await votesFor(proposalId)).toHaveLength(0);
  });

  it('is judged by the territory and its parts, and by the age on that day', async () => {
    const city = await aTaxonomy(platform, 'City', { kind: 'territory' });
    const quarter = await aTaxonomy(platform, 'Quarter', { kind: 'territory', parentId: city });
    const elsewhere = await aTaxonomy(platform, 'Elsewhere', { kind: 'territory' });
    await switchOn(platform, {
      sms: {},
      'postal-code': {
        codes: [
          { code: '1000', territoryId: quarter },
          { code: '2000', territoryId: elsewhere },
        ],
      },
    });
    platform.clock.advance(GATE_SECONDS);
    const method = { method: 'postal-code', minimumAge: 16, territoryIds: [city] };
    const { consultation, proposalId } = await aVote({
      vote: { methods: [method] },
      comment: { methods: [method] },
    });
    const voter = async (code: string, bornOn: string) => {
      const { cookie } = await platform.participant();
      const answer = await platform.call('POST /api/verifications/direct', {
        cookie,
        body: { method: 'postal-code', given: { code, bornOn } },
      });
      expect(answer.status).toBe(200);
      return { cookie, ...(await vote(consultation, proposalId, cookie)).body };
    };
    expect(await voter('10 00', '2010-11-21')).toMatchObject({ choice: 'support' });
    expect(await voter('1000', '2010-11-22')).toMatchObject({
      code: 'verification.too-young',
      facts: { minimumAge: 16 },
    });
    const { cookie, code } = await voter('2000', '1980-01-01');
    expect(code).toBe('verification.other-territory');
    // What voting has read is old by now: comments look for themselves.
    platform.clock.advance(GATE_SECONDS);
    const comment = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: proposalId },
      cookie,
      body: { body: 'I agree with this.', locale: 'en' },
    });
    expect(comment).toMatchObject({ status: 403, body: { code: 'verification.other-territory' } });
    const unknown = await platform.call('POST /api/verifications/direct', {
      cookie: (await platform.participant()).cookie,
      body: { method: 'postal-code', given: { code: '9999', bornOn: '1980-01-01' } },
    });
    expect(unknown.body.code).toBe('verification.not-confirmed');
  });

  it('cannot ask for something else once somebody has voted', async () => {
    const { consultation, proposalId } = await aVote({ vote: SMS });
    const { cookie } = await platform.participant();
    await verifySms(platform, cookie, aNumber());
    await vote(consultation, proposalId, cookie);
    const { id, name, introduction, position, settings, phaseSettings, version } = consultation.component;
    const change = (requirements: Readonly<Record<string, unknown>>) =>
      platform.call('PUT /api/components/{componentId}', {
        params: { componentId: id },
        cookie: administrator.cookie,
        body: { name, introduction, position, settings, phaseSettings, version, requirements },
      });
    expect(await change({})).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: '/requirements/vote', code: 'requirement.vote-begun' }] },
    });
    const more = await change({ vote: SMS, comment: SMS });
    expect(more).toMatchObject({ status: 200, body: { requirements: { comment: SMS } } });
  });
});

describe('a proposal or a comment that asks for a verification', () => {
  it('is written by those who have verified', async () => {
    const { consultation, proposalId } = await aVote({ propose: SMS, comment: SMS });
    const { cookie } = await platform.participant();
    const draft = () =>
      platform.call('POST /api/components/{componentId}/proposals', {
        params: { componentId: consultation.componentId },
        cookie,
        body: { title: 'A loan without interest', body: 'Paid back when the home is sold.', locale: 'en' },
      });
    const comment = () =>
      platform.call('POST /api/resources/{resourceId}/comments', {
        params: { resourceId: proposalId },
        cookie,
        body: { body: 'I agree with this.', locale: 'en' },
      });
    expect([(await draft()).body.code, (await comment()).body.code]).toEqual([
      'verification.required',
      'verification.required',
    ]);
    await verifySms(platform, cookie, aNumber());
    platform.clock.advance(GATE_SECONDS);
    expect([(await draft()).status, (await comment()).status]).toEqual([201, 201]);
  });

  it('is not published once the verification has gone', async () => {
    const { consultation } = await aVote({ propose: SMS });
    const { id, cookie } = await platform.participant();
    await verifySms(platform, cookie, aNumber());
    const proposalId = await aDraft(platform, consultation, cookie);
    const revoked = await platform.call('DELETE /api/verifications/participants/{participantId}/{method}', {
      params: { participantId: id, method: 'sms' },
      cookie: administrator.cookie,
    });
    expect(revoked.status).toBe(204);
    const published = await platform.call('POST /api/components/{componentId}/proposals/{proposalId}/publication', {
      params: { componentId: consultation.componentId, proposalId },
      cookie,
    });
    expect(published.body.code).toBe('verification.required');
  });
});

describe('a verification', () => {
  it('belongs to one account: of many that try at once one has it', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => platform.participant()));
    const proof = aCard('one and the same');
    const granted = await Promise.allSettled(
      people.map(({ id }) => grantAuthorization(platform.services, { participantId: id, method: 'desk' }, proof)),
    );
    const won = granted.filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const one of granted)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'verification.claimed' });
    const held = await Promise.all(
      people.map(({ id }) => platform.services.db.all(Authorizations, { participantId: id })),
    );
    expect(held.flat()).toHaveLength(1);
  });

  it('is renewed from the day that is set on, expires, and is then renewed at once', async () => {
    await switchOn(platform, { sms: { expiresAfterDays: 30, renewAfterDays: 10 } });
    const { consultation, proposalId } = await aVote({ vote: SMS });
    const { id, cookie } = await platform.participant();
    const number = aNumber();
    expect((await verifySms(platform, cookie, number)).body).toMatchObject({
      expiresAt: '2026-12-21T09:00:00.000Z',
      renewableFrom: '2026-12-01T09:00:00.000Z',
    });
    platform.clock.advance(10 * DAY - 1);
    expect((await verifySms(platform, cookie, number)).body).toMatchObject({
      code: 'verification.too-soon',
      facts: { from: '2026-12-01T09:00:00.000Z' },
    });
    platform.clock.advance(1);
    expect((await verifySms(platform, cookie, number)).body.expiresAt).toBe('2026-12-31T09:00:00.000Z');
    // On the last day of the phase, if it were one: sessions end before the verification does.
    platform.clock.set('2026-12-31T09:00:00.000Z');
    const again = cookieOf(await openSession(platform.services, { id }));
    expect((await own(again)).items[0]).toMatchObject({ method: 'sms', isRevoked: false });
    const judged = await vote(consultation, proposalId, again);
    expect(['verification.expired', 'proposal.voting-closed']).toContain(judged.body.code);
    expect((await verifySms(platform, again, number)).status).toBe(200);
    await switchOn(platform, { sms: {}, 'postal-code': {} });
  });

  it('of another telephone takes the place of the one before, which is free then', async () => {
    const [first, second] = [aNumber(), aNumber()];
    const [ada, grace] = [await platform.participant(), await platform.participant()];
    await verifySms(platform, ada.cookie, first);
    expect((await verifySms(platform, grace.cookie, first)).body.code).toBe('verification.claimed');
    expect((await verifySms(platform, ada.cookie, second)).status).toBe(200);
    expect((await own(ada.cookie)).items).toHaveLength(1);
    expect((await verifySms(platform, grace.cookie, first)).status).toBe(200);
  });

  it('that was taken back all together counts for nothing, and gives the person free', async () => {
    const { consultation, proposalId } = await aVote({ vote: { methods: [{ method: 'desk' }] } });
    const [ada, grace] = [await platform.participant(), await platform.participant()];
    const grant = ({ id }: { id: ParticipantId }) =>
      grantAuthorization(platform.services, { participantId: id, method: 'desk' }, aCard('taken back'));
    await grant(ada);
    platform.clock.advance(60);
    const all = (before: string | null) =>
      platform.call('POST /api/verifications/revocations', {
        cookie: administrator.cookie,
        body: { method: 'desk', before },
      });
    expect((await all('2026-11-21T09:00:00.000Z')).body.before).toBe('2026-11-21T09:00:00.000Z');
    expect((await vote(consultation, proposalId, ada.cookie)).status).toBe(200);
    expect((await all(null)).body.before).toBe('2026-11-21T09:01:00.000Z');
    // What was taken back stays so.
    expect((await all('2026-11-01T10:00:00+01:00')).body.before).toBe('2026-11-21T09:01:00.000Z');
    platform.clock.advance(GATE_SECONDS);
    expect((await vote(consultation, proposalId, ada.cookie)).body.code).toBe('verification.required');
    expect((await own(ada.cookie)).items[0].isRevoked).toBe(true);
    await grant(grace);
    expect((await own(ada.cookie)).items).toHaveLength(0);
    const listed = await platform.call('GET /api/verifications/revocations', { cookie: administrator.cookie });
    expect(listed.body.items).toEqual([{ method: 'desk', before: '2026-11-21T09:01:00.000Z' }]);
  });

  it('is looked at and taken back by administrators alone', async () => {
    const { id, cookie } = await platform.participant();
    await verifySms(platform, cookie, aNumber());
    const look = (by: string) =>
      platform.call('GET /api/verifications/participants/{participantId}', {
        params: { participantId: id },
        cookie: by,
      });
    expect((await look(cookie)).body.code).toBe('access.needs-role');
    expect((await look(administrator.cookie)).body.items).toMatchObject([{ method: 'sms' }]);
    expect(JSON.stringify((await look(administrator.cookie)).body)).not.toMatch(/personHash|voterId/);
  });

  it('is tried so often and no more', async () => {
    const { cookie } = await platform.participant();
    const tries = [];
    for (let attempt = 0; attempt < 21; attempt++)
      tries.push(
        await platform.call('POST /api/verifications/direct', {
          cookie,
          body: { method: 'postal-code', given: { code: '9999', bornOn: '1980-01-01' } },
        }),
      );
    expect(tries.slice(0, 20).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 422));
    expect(tries[20]).toMatchObject({ status: 429, body: { code: 'verification.too-many-tries' } });
  });

  it('is refused with the field for what is no day, and where the method is off', async () => {
    const { cookie } = await platform.participant();
    const direct = (body: unknown) => platform.call('POST /api/verifications/direct', { cookie, body });
    const wrong = await direct({ method: 'postal-code', given: { code: '1000', bornOn: '2010-02-30' } });
    expect(wrong.body.fields).toMatchObject([{ pointer: '/given/bornOn' }]);
    expect((await direct({ method: 'desk', given: {} })).body.code).toBe('verification.method-off');
  });
});

describe('one person', () => {
  it('goes on with the ballot they have when they verify in a second way', async () => {
    const either = { combine: 'any', methods: [{ method: 'id-document' }, { method: 'sms' }] };
    const { consultation, proposalId } = await aVote({ vote: either });
    const [former, later] = [await platform.participant(), await platform.participant()];
    const grant = (participantId: ParticipantId, person: string) =>
      grantAuthorization(platform.services, { participantId, method: 'id-document' }, aCard(person));
    await grant(former.id, 'a card');
    await platform.call('DELETE /api/verifications/participants/{participantId}/{method}', {
      params: { participantId: former.id, method: 'id-document' },
      cookie: administrator.cookie,
    });
    await verifySms(platform, later.cookie, aNumber());
    await vote(consultation, proposalId, later.cookie);
    expect((await grant(later.id, 'a card')).voterId).toBe(former.id);
    expect((await vote(consultation, proposalId, later.cookie)).status).toBe(200);
    expect(await votesFor(proposalId)).toHaveLength(1);
  });
});

describe('somebody without an account', () => {
  it('verifies and votes where the vote allows it, and does nothing else', async () => {
    const { consultation, proposalId } = await aVote(guestVote, { voteLimit: 2 });
    const guest = await verifyAsGuest(platform, aNumber());
    expect(guest).toMatchObject({ status: 200, body: { expiresAt: '2026-11-21T09:30:00.000Z' } });
    expect(guest.setCookies[0]).toMatch(/; HttpOnly; Max-Age=1800;/);
    expect((await vote(consultation, proposalId, guest.cookie)).body).toMatchObject({ votesLeft: 1 });
    expect((await takeBack(consultation, proposalId, guest.cookie)).body).toMatchObject({ votesLeft: 2 });
    const closed = await aVote({ vote: SMS });
    expect((await vote(closed.consultation, closed.proposalId, guest.cookie)).body.code).toBe('access.needs-account');
    const free = await aVote({});
    expect((await vote(free.consultation, free.proposalId, guest.cookie)).body.code).toBe('access.needs-account');
    const comment = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: proposalId },
      cookie: guest.cookie,
      body: { body: 'I agree with this.', locale: 'en' },
    });
    expect(comment).toMatchObject({ status: 403, body: { code: 'access.needs-account' } });
    const profile = await platform.call('PUT /api/participants/me', {
      cookie: guest.cookie,
      body: { displayName: 'Guest', locale: 'en', acceptsCharter: true },
    });
    expect(profile.body.code).toBe('access.needs-account');
    platform.clock.advance(30 * 60);
    expect((await vote(consultation, proposalId, guest.cookie)).status).toBe(401);
  });

  it('goes on as the same voter on another device', async () => {
    const { consultation, proposalId } = await aVote(guestVote, { voteLimit: 1 });
    const number = aNumber();
    const first = await verifyAsGuest(platform, number);
    await vote(consultation, proposalId, first.cookie);
    const second = await verifyAsGuest(platform, number);
    expect((await vote(consultation, proposalId, second.cookie)).body.votesLeft).toBe(0);
    expect(await votesFor(proposalId)).toHaveLength(1);
    // Also once the table has dropped what it kept of them.
    const { body } = await platform.call('GET /api/session', { cookie: second.cookie });
    expect(body.participant).toMatchObject({ isGuest: true, email: '', displayName: null });
    const id = ParticipantId.parse(body.participant.id);
    expect(await platform.services.db.get(Participants, { id })).toMatchObject({
      keptUntil: '2026-11-22T09:00:00.000Z',
    });
    await platform.services.db.transact(
      removal(Participants, { id }),
      removal(Authorizations, { participantId: id, method: 'sms' }),
    );
    const third = await verifyAsGuest(platform, number);
    await vote(consultation, proposalId, third.cookie);
    expect(await votesFor(proposalId)).toHaveLength(1);
  });

  it('of eight devices at once is one voter', async () => {
    const proof = { person: aNumber(), bornOn: null, territoryId: null };
    const all = await Promise.all(
      Array.from({ length: 8 }, () =>
        grantTo(platform.services, 'sms', proof, (standing) => guestFor(platform.services, 'en', standing)),
      ),
    );
    expect(new Set(all.map(({ participantId }) => participantId)).size).toBe(1);
  });

  it('who has an account is told to sign in with it', async () => {
    const number = aNumber();
    await verifySms(platform, (await platform.participant()).cookie, number);
    expect(await verifyAsGuest(platform, number)).toMatchObject({
      status: 409,
      body: { code: 'verification.claimed' },
    });
  });

  it('takes their ballots along into an account that verifies as the same person', async () => {
    const { consultation, proposalId } = await aVote(guestVote, { voteLimit: 1 });
    const number = aNumber();
    const guest = await verifyAsGuest(platform, number);
    await vote(consultation, proposalId, guest.cookie);
    const { cookie } = await platform.participant();
    expect((await verifySms(platform, cookie, number)).status).toBe(200);
    expect((await vote(consultation, proposalId, cookie)).body.votesLeft).toBe(0);
    expect(await votesFor(proposalId)).toHaveLength(1);
    expect((await own(guest.cookie)).items).toEqual([]);
    expect((await vote(consultation, proposalId, guest.cookie)).body.code).toBe('verification.required');
  });

  it('is kept for a day, and of their person nothing but hashes that name nobody', async () => {
    const { consultation, proposalId } = await aVote(guestVote);
    const number = aNumber();
    const guest = await verifyAsGuest(platform, number);
    await vote(consultation, proposalId, guest.cookie);
    const { body } = await platform.call('GET /api/session', { cookie: guest.cookie });
    const items = await wholeTable(platform);
    const kept = items.filter((item) => JSON.stringify(item).includes(body.participant.id));
    expect(kept.map(({ type }) => type).toSorted()).toEqual([
      'Authorization',
      'AuthorizationClaim',
      'Participant',
      'Session',
    ]);
    const days = kept.map(({ type, ttl }) => [
      type,
      Math.round((Number(ttl) * 1000 - Date.parse(platform.services.now())) / 36e5) / 24,
    ]);
    expect(Object.fromEntries(days)).toMatchObject({ Authorization: 1, Participant: 1, AuthorizationClaim: 730 });
    expect(JSON.stringify(items)).not.toContain(number);
    expect(platform.mails().filter(({ to }) => to === '')).toEqual([]);
  });

  it('accepts the charter, and uses a method that does without an account', async () => {
    const post = (body: unknown) => platform.call('POST /api/verifications/guest', { body });
    const given = await smsGiven(platform, aNumber());
    expect((await post({ method: 'sms', given, charterAccepted: false, locale: 'en' })).body.fields).toMatchObject([
      { pointer: '/charterAccepted', code: 'charter.required' },
    ]);
    const postal = await post({
      method: 'postal-code',
      given: { code: '1000', bornOn: '1980-01-01' },
      charterAccepted: true,
      locale: 'en',
    });
    expect(postal.body.code).toBe('verification.method-off');
  });
});

describe('methods', () => {
  it('that are on are shown to everybody, in the language of the reader', async () => {
    await switchOn(platform, { sms: { help: { fr: 'Un code par SMS.', en: ' ' } } });
    const { body } = await platform.call('GET /api/public/verification-methods', { query: { locale: 'en' } });
    expect(body.items).toMatchObject([
      { method: 'sms', help: { text: 'Un code par SMS.', locale: 'fr' }, withoutAccount: true },
    ]);
    expect(Object.keys(body.items[0].settings)).not.toContain('dailyBudget');
  });

  it('are changed as a whole, on what was read, with codes that are there once and territories that exist', async () => {
    const { body } = await platform.call('GET /api/verifications/settings', { cookie: administrator.cookie });
    const change = (version: number, codes: unknown) =>
      platform.call('PUT /api/verifications/settings', {
        cookie: administrator.cookie,
        body: { methods: { ...body.methods, 'postal-code': { codes } }, version },
      });
    expect((await change(body.version - 1, [])).body.code).toBe('verification.changed-meanwhile');
    const unknown = platform.services.newId('taxonomy');
    const codes = [
      { code: '1000', territoryId: null },
      { code: '1000', territoryId: null },
      { code: '2000', territoryId: unknown },
    ];
    expect((await change(body.version, codes)).body.fields).toEqual([
      { pointer: '/methods/postal-code/codes/1/code', code: 'not-unique' },
      { pointer: '/methods/postal-code/codes/2/territoryId', code: 'invalid_value' },
    ]);
    expect((await change(body.version, [{ code: '75 011', territoryId: null }])).status).toBe(422);
  });

  it('cannot be set up by others', async () => {
    const { cookie } = await platform.participant();
    const answer = await platform.call('GET /api/verifications/settings', { cookie });
    expect(answer.body.code).toBe('access.needs-role');
  });
});
