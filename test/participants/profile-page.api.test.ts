import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { put } from '../../functions/platform/db/write.ts';
import { Proposals } from '../../functions/proposals/entities.ts';
import { Processes } from '../../functions/spaces/entities.ts';
import { aConsultation, aDraft, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { viewOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aPerson } from './account.ts';

let platform: TestPlatform;
let consultation: Consultation;
let people = 0;
beforeAll(async () => {
  platform = await startTestPlatform();
  consultation = await aConsultation(platform);
});
afterAll(() => platform.close());

const someone = (profile?: Readonly<Record<string, unknown>>) =>
  aPerson(platform, `author-${++people}@example.org`, profile);
const comment = async (resourceId: string, cookie: string, body = 'I agree with this.') => {
  const answer = await platform.call('POST /api/resources/{resourceId}/comments', {
    params: { resourceId },
    cookie,
    body: { body, locale: 'en' },
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const page = (id: string, all = '') => viewOf(platform, `/en/participants/${id}/${all}`, '');

describe('the page about a participant', () => {
  it('shows name, words, link, month and what was published, newest first', async () => {
    const person = await someone({
      displayName: 'Mary Somerville',
      about: 'Jedburgh.\r\n\r\n\r\n\r\nThen London.\u202e',
      link: 'example.org',
    });
    const first = await aProposal(platform, consultation, person.cookie, { title: 'The first of my proposals' });
    await aDraft(platform, consultation, person.cookie, { title: 'Nobody sees this draft' });
    platform.clock.advance(60);
    const said = await comment(first, person.cookie, 'I **add** a thought.');
    await platform.settle();
    const { status, page: shown } = await page(person.id);
    expect(status).toBe(200);
    expect(shown.participant).toEqual({
      id: person.id,
      isHidden: false,
      name: 'Mary Somerville',
      initials: 'MS',
      about: 'Jedburgh.\n\nThen London.',
      link: 'https://example.org/',
      joinedAt: expect.any(String),
      path: `/participants/${person.id}/`,
      allPath: `/participants/${person.id}/all/`,
    });
    const path = `${consultation.path}proposals/${first}/`;
    expect(shown.contributions).toMatchObject([
      { kind: 'comment', excerpt: 'I add a thought.', path: `${path}#${said}` },
      { kind: 'proposal', title: { text: 'The first of my proposals' }, path, isWithdrawn: false },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/draft|@example/);
  });

  it('is not there for an account that has published nothing, an imported author, and nobody', async () => {
    const silent = await someone({ about: 'Registered, and silent.' });
    await aDraft(platform, consultation, silent.cookie);
    for (const id of [silent.id, 'ptp_01K00000000000000000000000', 'nonsense'])
      expect([id, (await page(id)).status]).toEqual([id, 404]);
    const account = await platform.call('GET /api/participants/me', { cookie: silent.cookie });
    expect(account.body.profile).toMatchObject({ about: 'Registered, and silent.', path: null });
  });

  it('does not tell what somebody has written in the name of a group', async () => {
    const person = await someone();
    const id = await aProposal(platform, consultation, person.cookie);
    const { db, newId } = platform.services;
    const proposal = await db.require(Proposals, { id }, 'proposal.not-found');
    await db.write(put(Proposals, { ...proposal, groupId: newId('group') }));
    expect((await page(person.id)).status).toBe(404);
    const mine = await platform.call('GET /api/participants/me/contributions', { cookie: person.cookie });
    expect(mine.body.proposals.total).toBe(1);
  });

  it('follows what is hidden at once, and hides itself when nothing is left to read', async () => {
    const hidden = await aConsultation(platform, { slug: 'to-be-hidden' });
    const person = await someone();
    await aProposal(platform, hidden, person.cookie);
    expect((await page(person.id)).status).toBe(200);
    await platform.services.db.write(put(Processes, { ...hidden.process, isPublished: false }));
    expect((await page(person.id)).status).toBe(404);
    const mine = await platform.call('GET /api/participants/me/contributions', { cookie: person.cookie });
    expect(mine.body.proposals.items).toMatchObject([{ state: 'published', path: null }]);
  });

  it('shows twenty contributions, and all of them on another page', async () => {
    const person = await someone();
    const proposal = await aProposal(platform, consultation, person.cookie);
    for (let n = 0; n < 21; n++) {
      platform.clock.advance(61);
      await comment(proposal, person.cookie, `Thought number ${n}.`);
    }
    const short = (await page(person.id)).page;
    expect(short).toMatchObject({ hasMore: true, isAll: false, proposals: 1, comments: 21 });
    expect(short.contributions).toHaveLength(20);
    expect(short.contributions[0].excerpt).toBe('Thought number 20.');
    const all = (await page(person.id, 'all/')).page;
    expect(all).toMatchObject({ hasMore: false, isAll: true });
    expect(all.contributions).toHaveLength(22);
  });

  it.each(['javascript:alert(1)', 'ftp://example.org', 'https://user:secret@example.org', 'http://localhost', 'a b'])(
    'refuses the link %s',
    async (link) => {
      const person = await someone();
      const answer = await platform.call('PUT /api/participants/me', {
        cookie: person.cookie,
        body: { displayName: 'Ada', locale: 'en', acceptsCharter: true, link },
      });
      expect(answer).toMatchObject({ status: 422, body: { fields: [{ pointer: '/link' }] } });
    },
  );

  it('keeps words and link when only the name is sent, and drops the link for null', async () => {
    const person = await someone({ about: 'Some words.', link: 'https://example.org/' });
    const update = (body: object) =>
      platform.call('PUT /api/participants/me', {
        cookie: person.cookie,
        body: { displayName: 'Ada', locale: 'en', acceptsCharter: true, ...body },
      });
    const profile = async () =>
      (await platform.call('GET /api/participants/me', { cookie: person.cookie })).body.profile;
    await update({});
    expect(await profile()).toMatchObject({ about: 'Some words.', link: 'https://example.org/' });
    await update({ about: '', link: null });
    expect(await profile()).toMatchObject({ about: '', link: null });
    expect((await update({ about: 'x'.repeat(401) })).body.fields).toMatchObject([{ pointer: '/about' }]);
  });
});

describe('own votes', () => {
  const vote = (proposalId: string, cookie: string, at = consultation) =>
    platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
      params: { componentId: at.componentId, proposalId },
      cookie,
      body: { choice: 'support' },
    });
  const mine = async (cookie: string) =>
    (await platform.call('GET /api/my-votes', { cookie, query: { locale: 'fr' } })).body.items;

  it('are told to their voter alone, and as long as the vote is open', async () => {
    const [author, voter, other] = [await someone(), await someone(), await someone()];
    const proposal = await aProposal(platform, consultation, author.cookie, { title: 'A title to be supported' });
    expect((await vote(proposal, voter.cookie)).status).toBe(200);
    await platform.settle();
    expect(await mine(other.cookie)).toEqual([]);
    expect(await mine(voter.cookie)).toEqual([
      {
        componentId: consultation.componentId,
        process: 'Climat',
        name: 'Proposals',
        locale: 'en',
        path: consultation.path,
        votes: [
          {
            proposalId: proposal,
            title: 'A title to be supported',
            isHidden: false,
            locale: 'en',
            path: `${consultation.path}proposals/${proposal}/`,
            choice: 'support',
          },
        ],
      },
    ]);
    platform.clock.set('2026-12-01T00:00:00.000Z');
    expect(await mine(voter.cookie)).toEqual([]);
  });
});
