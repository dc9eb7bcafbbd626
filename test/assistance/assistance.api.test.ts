import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntries } from '../../functions/audit/entities.ts';
import { aPerson, mailTo } from '../participants/account.ts';
import { wholeTable } from '../participants/whole-table.ts';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { type Answer, startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { switchOn } from '../verifications/a-verification.ts';
import { censusOf } from '../verifications/census-uploads.ts';

let platform: TestPlatform;
let here: Consultation;
let elsewhere: Consultation;
let administrator: string;
let agentId: string;
let agent: string;
let documents = 0;

beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  const open = { settings: { voteKind: 'support' }, phase: { creation: true, voting: true, comments: true } };
  here = await aConsultation(platform, { ...open, isAlwaysOpen: true });
  elsewhere = await aConsultation(platform, { ...open, slug: 'parks', isAlwaysOpen: true });
  administrator = (await platform.participant({ role: 'administrator', displayName: 'Louise' })).cookie;
  await switchOn(platform, { desk: {}, 'id-document': {} });
  const somebody = await platform.participant({
    displayName: 'Agnes the agent',
    grants: [{ role: 'agent', spaceId: here.process.id }],
  });
  agent = somebody.cookie;
  agentId = somebody.id;
});
afterAll(() => platform.close());

const aDocument = () => ({
  kind: 'identity-card',
  number: `AB-${String(++documents).padStart(6, '0')}`,
  bornOn: '1980-05-17',
});
const begin = (cookie: string, change: Record<string, unknown> = {}, document: object = aDocument()) =>
  platform.call('POST /api/assistance', {
    cookie,
    body: {
      identified: { method: 'desk', document },
      consent: 'spoken',
      charterAccepted: true,
      locale: 'fr',
      ...change,
    },
  });
const end = (cookie: string) => platform.call('POST /api/assistance/end', { cookie });
const me = async (cookie: string) => (await platform.call('GET /api/session', { cookie })).body.participant;
const VOTE = '/api/components/{componentId}/proposals/{proposalId}/vote';
const vote = ({ componentId }: Consultation, proposalId: string, cookie: string): Promise<Answer> =>
  platform.call(`PUT ${VOTE}`, { params: { componentId, proposalId }, cookie, body: { choice: 'support' } });
const entries = async () => {
  await platform.settle();
  const all = (await wholeTable(platform)).filter(({ type }) => type === AuditEntries.name || type === 'AuditRecord');
  return all.map(
    (item) => (item.entry ?? item) as { operation: string; actor: string; outcome: string; place: object },
  );
};
const entriesOf = async (operation: string) => (await entries()).filter((entry) => entry.operation === operation);

describe('an agent who enters for somebody present', () => {
  let proposalId: string;
  beforeAll(async () => {
    const author = await platform.participant({ displayName: 'Grace' });
    proposalId = await aProposal(platform, here, author.cookie, { title: 'A bench below the lime tree' });
  });

  it('acts as that person by the normal routes, and has no powers of their own until it is ended', async () => {
    const begun = await begin(agent, { displayName: 'Jeanne M.' });
    expect(begun).toMatchObject({ status: 201, body: { endsAt: expect.any(String) } });
    const person = await me(agent);
    expect(person).toMatchObject({
      displayName: 'Jeanne M.',
      role: 'participant',
      grants: [],
      secondFactor: 'unneeded',
      assistance: { name: 'Jeanne M.', endsAt: begun.body.endsAt },
    });
    expect(person.id).not.toBe(agentId);
    expect((await vote(here, proposalId, agent)).status).toBe(200);

    for (const route of ['GET /api/processes', 'GET /api/verifications/id-documents', 'POST /api/assistance'])
      expect((await platform.call(route, { cookie: agent, body: undefined })).status).toBe(403);
    for (const route of [
      'GET /api/participants/me/contributions',
      'POST /api/participants/me/exports',
      'DELETE /api/session',
    ])
      expect(await platform.call(route, { cookie: agent })).toMatchObject({
        status: 403,
        body: { code: 'assistance.not-here' },
      });
    expect((await end(agent)).status).toBe(204);
    expect(await me(agent)).toMatchObject({ id: agentId, grants: [{ role: 'agent' }] });
    expect((await end(agent)).body.code).toBe('assistance.none');
    const ballot = await platform.call('GET /api/components/{componentId}/ballot', {
      params: { componentId: here.componentId },
      query: { proposals: proposalId },
      cookie: agent,
    });
    expect(JSON.stringify(ballot.body)).not.toContain('"support"');
  });

  it('gives the same person one ballot, whoever enters and whenever', async () => {
    const document = { kind: 'passport', number: '12 ab 34567', bornOn: '1950-01-01' };
    await begin(agent, { displayName: 'Georges' }, document);
    const first = await me(agent);
    await vote(here, proposalId, agent);
    await end(agent);
    const other = await platform.participant({ role: 'administrator', displayName: 'Louise' });
    await begin(other.cookie, {}, { ...document, number: '12AB-34567' });
    expect(await me(other.cookie)).toMatchObject({ id: first.id, displayName: 'Georges' });
    await vote(here, proposalId, other.cookie);
    await end(other.cookie);
    await platform.settle();
    const votes = (await wholeTable(platform)).filter((item) => item.type === 'Vote' && item.proposalId === proposalId);
    expect(votes).toHaveLength(2);
  });

  it('marks what is written, in public, with the name that the person gave', async () => {
    await begin(agent, { displayName: 'Jeanne M.' });
    const mine = await aProposal(platform, here, agent, { title: 'Shade for the school yard' });
    const comment = await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: proposalId },
      cookie: agent,
      body: { body: 'I would sit there.', locale: 'fr' },
    });
    expect(comment).toMatchObject({ status: 201, body: { isAssisted: true, authorName: 'Jeanne M.' } });
    await end(agent);
    const read = await platform.call('GET /api/components/{componentId}/proposals/{proposalId}', {
      params: { componentId: here.componentId, proposalId: mine },
    });
    expect(read.body.proposal ?? read.body).toMatchObject({ isAssisted: true });
    await platform.settle();
    expect(platform.mails().some(({ to }) => to === '')).toBe(false);
  });

  it('is told that nothing of the account, and nothing outside the agent’s processes, can be done', async () => {
    const author = await platform.participant({ displayName: 'Grace' });
    const far = await aProposal(platform, elsewhere, author.cookie, { title: 'Benches in all the parks' });
    await begin(agent);
    const refusals = [
      await vote(elsewhere, far, agent),
      await platform.call('POST /api/components/{componentId}/proposals', {
        params: { componentId: elsewhere.componentId },
        cookie: agent,
        body: { title: 'Too far', body: 'Not here.', locale: 'fr' },
      }),
      await platform.call('POST /api/resources/{resourceId}/comments', {
        params: { resourceId: far },
        cookie: agent,
        body: { body: 'Not here.', locale: 'fr' },
      }),
      await platform.call('PUT /api/resources/{resourceId}/follow', { params: { resourceId: far }, cookie: agent }),
    ];
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ status: 403, body: { code: 'assistance.not-here' } });
    await end(agent);
    const refused = (await entriesOf('proposals.castVote')).filter(({ outcome }) => outcome === 'assistance.not-here');
    expect(refused).toMatchObject([{ actor: agentId, place: { assistanceId: expect.stringMatching(/^ast_/) } }]);
  });

  it('is over after 30 minutes, for good, and a vote at the last moment counts for nobody else', async () => {
    await begin(agent);
    platform.clock.advance(30 * 60 - 1);
    expect((await vote(here, proposalId, agent)).status).toBe(200);
    platform.clock.advance(1);
    expect(await vote(here, proposalId, agent)).toMatchObject({ status: 403, body: { code: 'assistance.over' } });
    expect((await begin(agent)).body.code).toBe('assistance.over');
    expect((await platform.call('GET /api/processes', { cookie: agent })).status).toBe(403);
    expect((await end(agent)).status).toBe(204);
    expect((await begin(agent)).status).toBe(201);
    await end(agent);
  });

  it('is over at once when the role is taken away', async () => {
    const other = await platform.participant({ grants: [{ role: 'agent', spaceId: here.process.id }] });
    await begin(other.cookie);
    await platform.call('DELETE /api/spaces/{spaceId}/team/{participantId}/{role}', {
      params: { spaceId: here.process.id, participantId: other.id, role: 'agent' },
      cookie: administrator,
    });
    expect((await vote(here, proposalId, other.cookie)).body.code).toBe('assistance.over');
    expect((await end(other.cookie)).status).toBe(204);
  });

  it('needs consent, the charter, a document that can be one, and a role', async () => {
    expect(await begin(agent, { consent: undefined })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: '/consent' }] },
    });
    expect(await begin(agent, { charterAccepted: false })).toMatchObject({
      status: 422,
      body: { fields: [{ pointer: '/charterAccepted', code: 'charter.required' }] },
    });
    expect(
      (await begin(agent, {}, { kind: 'passport', number: '--', bornOn: '1950-01-01' })).body.fields,
    ).toMatchObject([{ pointer: '/identified/document/number' }]);
    const citizen = await platform.participant();
    expect((await begin(citizen.cookie)).body.code).toBe('access.needs-role');
    const moderator = await platform.participant({ grants: [{ role: 'moderator', spaceId: here.process.id }] });
    expect((await begin(moderator.cookie)).body.code).toBe('access.needs-role');
    expect((await me(agent)).assistance).toBeUndefined();
  });

  it('is in the audit log with agent, session and acts; of a vote only that it was cast', async () => {
    const [{ id }] = (
      await platform.call('GET /api/assistance/sessions', { cookie: administrator })
    ).body.items.toReversed();
    const cast = (await entriesOf('proposals.castVote')).filter(({ outcome }) => outcome === 'done');
    expect(cast.length).toBeGreaterThan(2);
    expect(cast[0]).toMatchObject({ role: 'agent', fields: ['choice'] });
    for (const { place } of cast) expect(Object.keys(place)).toEqual(['assistanceId']);
    expect(JSON.stringify(cast)).not.toContain(proposalId);
    expect(JSON.stringify(cast)).toContain(id);
    expect(await entriesOf('assistance.begin')).toContainEqual(
      expect.objectContaining({ actor: agentId, outcome: 'done', role: 'agent' }),
    );
    expect(await entriesOf('comments.create')).toContainEqual(
      expect.objectContaining({ actor: agentId, place: expect.objectContaining({ resourceId: proposalId }) }),
    );
  });

  it('is listed to administrators, with consent and end, and to nobody else', async () => {
    const { body } = await platform.call('GET /api/assistance/sessions', { cookie: administrator });
    const first = body.items.at(-1);
    expect(first).toMatchObject({
      agentName: 'Agnes the agent',
      personName: 'Jeanne M.',
      method: 'desk',
      consent: 'spoken',
      endedAt: expect.any(String),
    });
    expect((await platform.call('GET /api/assistance/sessions', { cookie: agent })).status).toBe(403);
    expect(await entriesOf('assistance.listSessions')).not.toEqual([]);
  });
});

describe('a desk', () => {
  const find = (email: string, cookie = agent) =>
    platform.call('POST /api/assistance/accounts', { cookie, body: { email } });
  const grant = (email: string, document: object, cookie = agent) =>
    platform.call('POST /api/assistance/authorizations', {
      cookie,
      body: { email, document, consent: 'signed' },
    });

  it('finds an account by its whole address alone, and tells its name and nothing else', async () => {
    await aPerson(platform, 'marie.curie@example.org', { displayName: 'Marie' });
    expect(await find('Marie.Curie@example.org ')).toMatchObject({ status: 200, body: { displayName: 'Marie' } });
    expect(Object.keys((await find('marie.curie@example.org')).body)).toEqual(['displayName']);
    expect((await find('curie@example.org')).body.code).toBe('participant.not-found');
    expect((await find('marie.curie@example.org', (await platform.participant()).cookie)).status).toBe(403);
  });

  it('verifies an account by a document, once a person', async () => {
    const person = await aPerson(platform, 'paul@example.org', { displayName: 'Paul' });
    const document = { kind: 'passport', number: 'X 111 222', bornOn: '1990-02-28' };
    const nowhere = { email: person.email, document, consent: 'signed', territoryId: 'tax_01JZ0000000000000000000001' };
    const unknown = await platform.call('POST /api/assistance/authorizations', { cookie: agent, body: nowhere });
    expect(unknown.body.code).toBe('taxonomy.not-found');
    expect(await grant(person.email, document)).toMatchObject({ status: 200, body: { displayName: 'Paul' } });
    const own = await platform.call('GET /api/verifications', { cookie: person.cookie });
    expect(own.body.items).toMatchObject([{ method: 'desk', bornOn: '1990-02-28' }]);
    await aPerson(platform, 'paula@example.org', { displayName: 'Paula' });
    expect((await grant('paula@example.org', { ...document, number: 'x111222' })).body.code).toBe(
      'verification.claimed',
    );
    expect(JSON.stringify(await wholeTable(platform))).not.toContain('X111222');
  });

  it('sends somebody who has an account back to it', async () => {
    const refused = await begin(agent, {}, { kind: 'passport', number: 'X111222', bornOn: '1990-02-28' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'assistance.has-account' } });
  });

  it('hands the ballots of somebody who had no account to the account that they make later', async () => {
    const author = await platform.participant({ displayName: 'Grace' });
    const voted = await aConsultation(platform, {
      slug: 'verified',
      settings: { voteKind: 'support' },
      phase: { creation: true, voting: true, comments: true },
      isAlwaysOpen: true,
    });
    const proposalId = await aProposal(platform, voted, author.cookie, { title: 'For those who are verified' });
    await requireDesk(voted);
    const everywhere = await platform.participant({ grants: [{ role: 'agent', spaceId: 'organization' }] });
    const document = aDocument();
    await begin(everywhere.cookie, {}, document);
    expect((await vote(voted, proposalId, everywhere.cookie)).status).toBe(200);
    await end(everywhere.cookie);

    const later = await aPerson(platform, 'later@example.org', { displayName: 'Later' });
    expect((await vote(voted, proposalId, later.cookie)).body.code).toBe('verification.required');
    expect((await grant(later.email, document)).status).toBe(200);
    expect((await vote(voted, proposalId, later.cookie)).status).toBe(200);
    const votes = (await wholeTable(platform)).filter((item) => item.type === 'Vote' && item.proposalId === proposalId);
    expect(votes).toHaveLength(1);
    expect(mailTo(platform, '')).toBeUndefined();
  });

  it('knows somebody by the census of the organization too, and sends away who is not in it', async () => {
    await switchOn(platform, { desk: {}, census: { fields: ['family-name', 'birth-date'] } });
    const saved = await censusOf(platform).uploaded('family-name,birth-date\nMaréchal,1948-03-09\n');
    expect(saved).toMatchObject({ state: 'done' });
    const everywhere = await platform.participant({ grants: [{ role: 'agent', spaceId: 'organization' }] });
    const by = (given: object) => begin(everywhere.cookie, { identified: { method: 'census', given } });
    expect((await by({ 'family-name': 'Nobody', 'birth-date': '1948-03-09' })).body.code).toBe(
      'verification.not-confirmed',
    );
    expect((await by({ 'family-name': 'MARECHAL', 'birth-date': '1948-03-09' })).status).toBe(201);
    expect((await me(everywhere.cookie)).assistance).toBeDefined();
    await end(everywhere.cookie);
  });

  async function requireDesk(consultation: Consultation) {
    const { componentId } = consultation;
    const params = { componentId };
    const stored = (await platform.call('GET /api/components/{componentId}', { params, cookie: administrator })).body;
    const requirements = {
      vote: { combine: 'any', methods: [{ method: 'desk', minimumAge: 16 }], withoutAccount: false },
    };
    const answer = await platform.call('PUT /api/components/{componentId}', {
      params,
      cookie: administrator,
      body: { ...stored, requirements },
    });
    expect(answer.status).toBe(200);
  }
});
