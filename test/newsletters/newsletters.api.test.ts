import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Projects } from '../../functions/budgets/entities.ts';
import { Follows } from '../../functions/follows/entities.ts';
import { Subscriptions } from '../../functions/newsletters/entities.ts';
import { subscriptionIdOf, subscriptionKeyOf } from '../../functions/newsletters/subscriptions/address.ts';
import { put, remove } from '../../functions/platform/db/write.ts';
import { Authorizations } from '../../functions/platform/entities.ts';
import { countParticipants } from '../../functions/platform/participation.ts';
import { EVERYBODY } from '../../shared/newsletters/audience.ts';
import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import { aBudget, aProject } from '../budgets/office/a-budget.ts';
import { aConsultation, aProposal, aTaxonomy } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { office, subscriber, TEXTS } from './office.ts';

let platform: TestPlatform;
let desk: ReturnType<typeof office>;
beforeAll(async () => {
  platform = await startTestPlatform({ publishesWhenAsked: true });
  desk = office(platform, (await platform.participant({ role: 'administrator', email: 'louise@example.org' })).cookie);
  // Pages of before are none of these tests.
  await platform.forgetPages();
  for (const name of ['ada', 'ben', 'carla']) await subscriber(platform, `${name}@example.org`);
  await subscriber(platform, 'delphine@example.org', { locale: 'fr' });
});
afterAll(() => platform.close());

let pauses = 0;
const removed = (email: string) =>
  platform.services.db.write(remove(Subscriptions, subscriptionKeyOf(subscriptionIdOf(email))));
const anAuthorization = (participantId: ParticipantId, grantedAt: string) => ({
  participantId,
  method: 'sms' as const,
  voterId: participantId,
  personHash: 'a'.repeat(64),
  bornOn: null,
  territoryId: null,
  grantedAt,
  expiresAt: null,
  keptUntil: null,
});
/** What all get, under a subject of its own. */
const titled = (subject: string) => ({ fr: { ...TEXTS.en, subject } });
/** A published project, as the table holds it. */
const aStoredProject = ({ services }: TestPlatform, componentId: ComponentId) =>
  Projects.schema.parse({
    ...aProject(services.newId('envelope')),
    id: services.newId('project'),
    componentId,
    number: 1,
    state: 'published',
    withdrawnReason: {},
    selectedAt: null,
    realization: null,
    version: 0,
    createdAt: services.now(),
    updatedAt: services.now(),
  });
const ONE = (newsletterId: string) => ({ params: { newsletterId } });
const mailsTo = (email: string) => platform.mails().filter(({ to }) => to === email);

describe('a newsletter', () => {
  it('is written, counted, sent once to each and ends when the last is sent', async () => {
    const { id, revision } = await desk.create();
    const count = await desk.count(id, revision);
    expect(count).toMatchObject({ state: 'done', people: 4, byLocale: { en: 3, fr: 1, nl: 0 }, suppressed: 0 });
    const seen = { revision, run: count.run, people: 4 };
    expect((await desk.send(id, { ...seen, people: 3 })).body.code).toBe('newsletter.count-changed');
    expect((await desk.send(id, seen)).body.state).toBe('building');
    expect((await desk.send(id, seen)).status).toBe(202);
    await platform.settle();
    expect(await desk.progress(id)).toMatchObject({
      state: 'sending',
      built: 1,
      figures: { audience: 4, written: 4, waiting: 0, sent: 4 },
    });
    await platform.tick();
    expect(await desk.read(id)).toMatchObject({ state: 'sent', figures: { sent: 4, waiting: 0 } });
    const [mail] = mailsTo('ada@example.org');
    expect(mail?.subject).toBe(TEXTS.en.subject);
    expect(mailsTo('delphine@example.org')[0]?.subject).toBe(TEXTS.fr.subject);
    expect(['ada', 'ben', 'carla'].map((name) => mailsTo(`${name}@example.org`).length)).toEqual([1, 1, 1]);
  });

  it('sends nothing while it is paused, everything once after it, and nothing more once it is cancelled', async () => {
    const started = async () => {
      const { id, revision } = await desk.create({ texts: titled(`Paused ${++pauses}`) });
      const { run, people } = await desk.count(id, revision);
      await desk.send(id, { revision, run, people });
      expect((await desk.steer(id, 'pause')).body.state).toBe('paused');
      platform.clock.advance(3);
      await platform.settle();
      expect((await desk.progress(id)).figures).toMatchObject({ written: 4, waiting: 4, sent: 0 });
      return id;
    };
    const resumed = await started();
    await platform.tick();
    expect((await desk.steer(resumed, 'resumption')).body.state).toBe('sending');
    platform.clock.advance(3);
    await platform.settle();
    expect((await desk.progress(resumed)).figures).toMatchObject({ waiting: 0, sent: 4 });
    expect(mailsTo('ada@example.org').filter(({ subject }) => subject === 'Paused 1')).toHaveLength(1);

    const cancelled = await started();
    expect((await desk.steer(cancelled, 'cancellation')).body.state).toBe('cancelled');
    platform.clock.advance(3);
    await platform.settle();
    expect((await desk.progress(cancelled)).figures).toMatchObject({ waiting: 0, sent: 0, suppressed: 4 });
    expect((await desk.steer(cancelled, 'resumption')).body.code).toBe('newsletter.not-under-way');
    expect(platform.mails().filter(({ subject }) => subject === 'Paused 2')).toEqual([]);
  });

  it('writes nobody twice, whatever job of it comes again and however often', async () => {
    const { id, revision } = await desk.create({ texts: titled('Once') });
    const { run, people } = await desk.count(id, revision);
    await desk.send(id, { revision, run, people });
    await platform.settle();
    const again = { newsletterId: id, cursor: null };
    await platform.services.queues.send('newsletters', [
      { newsletterId: id, step: 'build' },
      ...Array.from({ length: 16 }, (_, part) => ({ ...again, step: 'build-part', part, shard: part * 4, people: 0 })),
      ...Array.from({ length: 16 }, (_, shard) => ({ ...again, step: 'look-part', shard })),
    ]);
    await platform.settle();
    await platform.tick();
    expect(await desk.read(id)).toMatchObject({ state: 'sent', figures: { audience: 4, written: 4, sent: 4 } });
    expect(platform.mails().filter(({ subject }) => subject === 'Once')).toHaveLength(4);
  });

  it('begins by itself when it is scheduled, with the audience of that moment, unless it was called off', async () => {
    const { id, revision } = await desk.create({ texts: titled('On time') });
    const { run, people } = await desk.count(id, revision);
    const at = new Date(Date.parse(platform.services.now()) + 3600_000).toISOString();
    const schedule = (when: string) =>
      desk.call('PUT /api/newsletters/{newsletterId}/schedule', {
        ...ONE(id),
        body: { revision, run, people, at: when },
      });
    expect((await schedule(platform.services.now())).body.code).toBe('newsletter.past');
    expect((await schedule(at)).body).toMatchObject({ state: 'scheduled', scheduledAt: at });
    const draft = await desk.call('DELETE /api/newsletters/{newsletterId}/schedule', ONE(id));
    expect(draft.body).toMatchObject({ state: 'draft', scheduledAt: null });
    await schedule(at);
    await subscriber(platform, 'late@example.org');
    await platform.tick();
    await platform.settle();
    expect(mailsTo('late@example.org')).toEqual([]);
    platform.clock.advance(3600);
    await platform.tick();
    await platform.settle();
    expect(mailsTo('late@example.org').map(({ subject }) => subject)).toEqual(['On time']);
    expect((await desk.read(id)).figures).toMatchObject({ sent: 5 });
    // Leaves again, so that it is in nobody's way.
    await removed('late@example.org');
  });

  it('goes to those alone whom every filter leaves', async () => {
    const here = await aConsultation(platform, { slug: 'filtered' });
    const [follows, takesPart, verified] = await Promise.all(
      ['follows', 'takes-part', 'verified'].map((name) => platform.participant({ email: `${name}@example.org` })),
    );
    if (!follows || !takesPart || !verified) throw new Error('nobody is there');
    const processId = here.process.id;
    const { db, now } = platform.services;
    for (const { id, cookie } of [follows, takesPart, verified]) {
      const answer = await platform.call('PUT /api/participants/me/newsletter', {
        cookie,
        body: { isSubscribed: true, locale: 'nl' },
      });
      expect([answer.body.isSubscribed, id]).toEqual([true, id]);
    }
    await db.write(put(Follows, { resourceId: processId, participantId: follows.id, followedAt: now() }));
    await countParticipants(platform.services, [{ processId, participantId: takesPart.id }]);
    await db.write(put(Authorizations, anAuthorization(verified.id, now())));
    const counted = async (audience: object) => {
      const { id, revision } = await desk.create({ audience: { ...EVERYBODY, ...audience } });
      return desk.count(id, revision);
    };
    expect(await counted({ locales: ['nl'] })).toMatchObject({ people: 3, byLocale: { nl: 3, en: 0 } });
    expect((await counted({ followersOf: [processId] })).people).toBe(1);
    expect((await counted({ participantsOf: [processId] })).people).toBe(1);
    expect((await counted({ participantsOf: ['organization'] })).people).toBe(1);
    const town = await aTaxonomy(platform, 'Brest', { kind: 'territory' });
    const quarter = await aTaxonomy(platform, 'Recouvrance', { kind: 'territory', parentId: town });
    await subscriber(platform, 'quarter@example.org', { territoryId: quarter });
    expect((await counted({ territoryIds: [town] })).people).toBe(1);
    expect(
      (await counted({ territoryIds: [await aTaxonomy(platform, 'Lorient', { kind: 'territory' })] })).people,
    ).toBe(0);
    await removed('quarter@example.org');
    expect((await counted({ verifiedBy: ['sms'] })).people).toBe(1);
    expect((await counted({ verifiedBy: ['census'] })).people).toBe(0);
    expect((await counted({ followersOf: [processId], verifiedBy: ['sms'] })).people).toBe(0);
    for (const name of ['follows', 'takes-part', 'verified']) await removed(`${name}@example.org`);
  });

  it('counts clicks by link where it was asked to, leads nowhere else, and says who left by it', async () => {
    const { id, revision } = await desk.create({
      tracksClicks: true,
      texts: titled('Clicks'),
    });
    const { run, people } = await desk.count(id, revision);
    await desk.send(id, { revision, run, people });
    await platform.settle();
    const [mail] = platform.mails().filter(({ subject, to }) => subject === 'Clicks' && to === 'ada@example.org');
    const [link = ''] = mail?.html?.match(/links\/\d+/g) ?? [];
    expect(mail?.html).not.toContain('https://example.org/plans');
    const follow = (number: string) =>
      platform.call('GET /api/newsletters/{newsletterId}/links/{link}', { params: { newsletterId: id, link: number } });
    const answer = await follow(link.replace('links/', ''));
    expect([answer.status, answer.headers.location]).toEqual([303, 'https://example.org/plans']);
    expect((await follow('99')).status).toBe(404);
    const token = /#(sbn_[^"]+)/.exec(mail?.html ?? '')?.[1] ?? '';
    expect((await platform.call('POST /api/subscriptions/ends', { body: { token } })).body.isSubscribed).toBe(false);
    await platform.call('POST /api/subscriptions/ends', { body: { token } });
    const statistics = await desk.call('GET /api/newsletters/{newsletterId}/statistics', ONE(id));
    expect(statistics.body).toMatchObject({
      unsubscribed: 1,
      clicks: expect.arrayContaining([
        { url: 'https://example.org/plans', clicks: 1 },
        { url: expect.stringContaining('/en/processes/'), clicks: 0 },
      ]),
    });
    expect((await platform.call('POST /api/subscriptions/returns', { body: { token } })).body.isSubscribed).toBe(true);
    expect((await desk.call('GET /api/newsletters/{newsletterId}/statistics', ONE(id))).body.unsubscribed).toBe(0);
  });

  it('is changed by one person at a time, and by nobody once it is sent', async () => {
    const { id } = await desk.create();
    const write = (revision: number, changes: object = {}) =>
      desk.call('PUT /api/newsletters/{newsletterId}', {
        ...ONE(id),
        body: { texts: TEXTS, audience: EVERYBODY, tracksClicks: false, revision, ...changes },
      });
    expect((await write(0)).body.revision).toBe(1);
    expect((await write(0)).body.code).toBe('newsletter.changed-meanwhile');
    const { run, people } = await desk.count(id, 1);
    expect((await write(1, { audience: { ...EVERYBODY, locales: ['fr'] } })).body.revision).toBe(2);
    // Counted for another audience.
    expect((await desk.send(id, { revision: 2, run, people })).body.code).toBe('newsletter.not-counted');
    const fresh = await desk.count(id, 2);
    await desk.send(id, { revision: 2, run: fresh.run, people: fresh.people });
    expect((await write(2)).body.code).toBe('newsletter.not-a-draft');
    expect((await desk.call('DELETE /api/newsletters/{newsletterId}', ONE(id))).body.code).toBe(
      'newsletter.not-a-draft',
    );
    const copy = await desk.call('POST /api/newsletters/{newsletterId}/copies', ONE(id));
    expect(copy.body).toMatchObject({ state: 'draft', texts: TEXTS, audience: { locales: ['fr'] } });
    expect((await desk.call('DELETE /api/newsletters/{newsletterId}', ONE(copy.body.id))).status).toBe(204);
    expect((await desk.call('GET /api/newsletters/{newsletterId}', ONE(copy.body.id))).body.code).toBe(
      'newsletter.not-found',
    );
  });

  it('is refused without a subject or a text in the default language, and to an audience of nobody', async () => {
    const empty = await desk.create({ texts: { en: { ...TEXTS.en, subject: '' } } });
    const count = await desk.count(empty.id, 0);
    const seen = { revision: 0, run: count.run, people: count.people };
    expect((await desk.send(empty.id, seen)).body.code).toBe('newsletter.incomplete');
    const nobody = await desk.create({ audience: { ...EVERYBODY, locales: ['nl'] } });
    const none = await desk.count(nobody.id, 0);
    expect((await desk.send(nobody.id, { revision: 0, run: none.run, people: none.people })).body.code).toBe(
      'newsletter.nobody',
    );
    const long = { en: { ...TEXTS.en, subject: 'x'.repeat(151) } };
    expect((await desk.call('POST /api/newsletters', { body: { texts: long } })).status).toBe(422);
    const foreign = {
      en: { ...TEXTS.en, blocks: [{ kind: 'button', id: 'c', text: 'Go', url: 'javascript:alert(1)' }] },
    };
    const refused = await desk.call('POST /api/newsletters', { body: { texts: foreign } });
    expect(refused.body.fields).toEqual([expect.objectContaining({ code: 'newsletter.link' })]);
  });

  it('is looked through before it is sent, and mailed to whoever writes it', async () => {
    const { id } = await desk.create({
      texts: {
        fr: {
          subject: 'LAST CHANCE TO VOTE!!',
          preheader: '',
          blocks: [
            {
              kind: 'text',
              id: 'b',
              text: {
                format: 'html',
                text: '<p><a href="http://bit.ly/x">www.ville.example</a> <a href="https://127.0.0.1/">x</a></p>',
              },
            },
            { kind: 'button', id: 'c', text: 'Read more', url: '/processes/nothing-here/' },
            { kind: 'process', id: 'd', processId: 'prc_01K00000000000000000000000' },
          ],
        },
      },
    });
    const { body } = await desk.call('POST /api/newsletters/{newsletterId}/checks', ONE(id));
    expect(body.score).toBeGreaterThan(body.limit);
    const found = new Set(body.findings.map(({ code }: { code: string }) => code));
    for (const code of [
      'subject-shouts',
      'subject-exclaims',
      'link-shortened',
      'link-not-encrypted',
      'link-shows-other-host',
      'card-gone',
      'language-missing',
    ])
      expect([code, found.has(code)]).toEqual([code, true]);
    expect(
      Object.fromEntries(body.links.map(({ url, state }: { url: string; state: string }) => [url, state])),
    ).toEqual({
      'http://bit.ly/x': 'not-looked-at',
      'https://127.0.0.1/': 'not-looked-at',
      '/fr/processes/nothing-here/': 'not-published',
    });
    const preview = await desk.call('GET /api/newsletters/{newsletterId}/preview', {
      ...ONE(id),
      query: { locale: 'nl' },
    });
    expect(preview.body).toMatchObject({ locale: 'fr', subject: 'LAST CHANCE TO VOTE!!' });
    const test = await desk.call('POST /api/newsletters/{newsletterId}/tests', { ...ONE(id), body: { locale: 'en' } });
    expect(test.body).toEqual({ email: 'louise@example.org' });
    await platform.settle();
    expect(mailsTo('louise@example.org')[0]?.subject).toBe('[Test] LAST CHANCE TO VOTE!!');
  });

  it('is in the archive of the site and in its feed once it is sent, if somebody has put it there', async () => {
    const here = await aConsultation(platform, { slug: 'on-cards' });
    const proposalId = await aProposal(platform, here, (await platform.participant()).cookie, {
      title: 'A bench for all',
    });
    const budget = await aBudget(platform, { slug: 'cards-of-projects' });
    const project = aStoredProject(platform, budget.componentId);
    await platform.services.db.write(put(Projects, project));
    const cards = [
      { kind: 'process', id: 'p', processId: here.process.id },
      { kind: 'proposal', id: 'q', proposalId },
      { kind: 'project', id: 'r', componentId: budget.componentId, projectId: project.id },
      { kind: 'event', id: 's', title: 'Open house', when: 'Saturday, 10:00', place: 'Town hall', text: '', url: null },
    ];
    const text = titled('For <all> & ever').fr;
    const { id, revision } = await desk.create({ texts: { fr: { ...text, blocks: [...text.blocks, ...cards] } } });
    const preview = await desk.call('GET /api/newsletters/{newsletterId}/preview', {
      ...ONE(id),
      query: { locale: 'fr' },
    });
    const checks = await desk.call('POST /api/newsletters/{newsletterId}/checks', ONE(id));
    expect(checks.body.findings.map(({ code }: { code: string }) => code)).not.toContain('card-gone');
    for (const words of ['A bench for all', 'Trees in the schoolyard', 'Saturday, 10:00 · Town hall'])
      expect(preview.body.html).toContain(words);
    const archive = (isPublic: boolean) =>
      desk.call('PUT /api/newsletters/{newsletterId}/archive', { ...ONE(id), body: { isPublic } });
    const { site } = platform.services.files;
    const read = async (key: string) => Buffer.from((await site.get(key))?.body ?? '').toString('utf8');
    await archive(true);
    await platform.publish();
    expect(await site.size(`fr/newsletters/${id}/index.html`)).toBeUndefined();
    const { run, people } = await desk.count(id, revision);
    await desk.send(id, { revision, run, people });
    await platform.publish();
    const page = await read(`fr/newsletters/${id}/index.html`);
    for (const words of ['plans of the three parks', 'A bench for all', 'Trees in the schoolyard', 'Open house'])
      expect(page).toContain(words);
    const mail = platform.mails().find(({ subject }) => subject === 'For <all> & ever');
    expect(mail?.text).toContain('A bench for all');
    expect(await read('fr/newsletters/index.html')).toContain(`/newsletters/${id}/`);
    expect(await read('feeds/newsletters/fr.xml')).toContain('<title>For &lt;all&gt; &amp; ever</title>');
    await archive(false);
    await platform.publish();
    expect(await site.size(`fr/newsletters/${id}/index.html`)).toBeUndefined();
    expect(await read('feeds/newsletters/fr.xml')).not.toContain(id);
  });
});
