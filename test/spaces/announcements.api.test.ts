import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { publishAtTheMinute } from '../../functions/jobs/publish-at-the-minute.ts';
import { Announcements } from '../../functions/spaces/entities.ts';
import { openPublishedSite, type PublishedSite } from '../platform/published-site.ts';
import { aProcessInput } from './spaces-input.ts';

const ROUTE = '/api/spaces/{spaceId}/announcement';
let site: PublishedSite;
let processId: string;
beforeAll(async () => {
  site = await openPublishedSite();
  processId = (await site.publishedProcess(aProcessInput())).id;
  await site.platform.settle();
});
afterAll(() => site.platform.close());

const read = async (spaceId: string) =>
  (await site.platform.call(`GET ${ROUTE}`, { params: { spaceId }, operator: true })).body;
/** Saves over whatever is stored, so that each test starts from its own announcement. */
const announce = async (spaceId: string, body: Readonly<Record<string, unknown>>) => {
  const { version } = await read(spaceId);
  return site.platform.call(`PUT ${ROUTE}`, {
    params: { spaceId },
    operator: true,
    body: { text: { fr: 'Fermé **samedi**.' }, level: 'info', startsAt: null, endsAt: null, version, ...body },
  });
};
const shownOn = async (key: string) => {
  await site.platform.settle();
  return (await site.pageAt(key)).announcements;
};
const PROCESS = 'fr/processes/republique-numerique/index.html';
const tick = () => site.platform.tick();

beforeEach(async () => {
  site.platform.clock.set('2026-11-21T09:00:00.000Z');
  for (const spaceId of ['organization', processId]) await announce(spaceId, { text: {} });
  await site.platform.settle();
});

describe('an announcement', () => {
  it('of the organization stands on every page, as sanitized HTML with its language', async () => {
    await announce('organization', { level: 'important', text: { fr: 'Fermé **samedi**. <script>x</script>' } });
    const [announcement] = await shownOn('fr/index.html');
    expect(announcement).toMatchObject({ level: 'important', endsAt: null, text: { locale: 'fr', isFallback: false } });
    expect(announcement.text.html).toContain('<strong>samedi</strong>');
    expect(announcement.text.html).not.toContain('<script');
    expect(await shownOn('nl/charter/index.html')).toMatchObject([{ text: { locale: 'fr', isFallback: true } }]);
    expect(await shownOn(PROCESS)).toHaveLength(1);
  });

  it('of a process stands on its pages only, below that of the organization', async () => {
    await announce('organization', { text: { fr: 'Le site.' } });
    await announce(processId, { text: { fr: 'La consultation.' } });
    const texts = (await shownOn(PROCESS)).map(({ text }: { text: { html: string } }) => text.html);
    expect(texts).toEqual(['<p>Le site.</p>', '<p>La consultation.</p>']);
    expect(await shownOn('fr/index.html')).toHaveLength(1);
  });

  it('has another key once it was changed, so that who has closed the old one sees the new one', async () => {
    await announce('organization', {});
    const [before] = await shownOn('fr/index.html');
    await announce('organization', { text: { fr: 'Autre chose.' } });
    const [after] = await shownOn('fr/index.html');
    expect(after.key).not.toBe(before.key);
  });

  it('is gone once its text is empty', async () => {
    await announce('organization', {});
    expect(await shownOn('fr/index.html')).toHaveLength(1);
    await announce('organization', { text: { fr: '  ' } });
    expect(await shownOn('fr/index.html')).toEqual([]);
  });

  it.each([
    ['a text that is too long', { text: { fr: 'x'.repeat(401) } }, '/text/fr', 'too_big'],
    [
      'an end that is not after the start',
      { startsAt: '2026-11-22T08:00:00Z', endsAt: '2026-11-22T08:00:00Z' },
      '/endsAt',
      'announcement.ends-before-start',
    ],
  ])('is refused with %s', async (_, body, pointer, code) => {
    const answer = await announce('organization', body);
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ pointer, code }] } });
  });

  it('of somebody else is not written over', async () => {
    await announce('organization', {});
    expect(await announce('organization', { version: 0 })).toMatchObject({
      status: 409,
      body: { code: 'announcement.changed-meanwhile' },
    });
  });

  it('belongs to the organization or to a process that there is', async () => {
    const params = { spaceId: 'prc_01JZ0000000000000000000009' };
    expect((await site.platform.call(`GET ${ROUTE}`, { params, operator: true })).status).toBe(404);
    expect((await site.platform.call(`GET ${ROUTE}`, { params: { spaceId: 'else' }, operator: true })).status).toBe(
      404,
    );
  });
});

describe('the clock', () => {
  const from = '2026-11-21T10:00:00.000Z';
  const until = '2026-11-21T11:00:00.000Z';

  it('shows an announcement from its first minute until its last, half-open', async () => {
    const { clock } = site.platform;
    await announce('organization', { startsAt: from, endsAt: until });
    expect(await shownOn('fr/index.html')).toEqual([]);
    for (const [now, count] of [
      ['2026-11-21T09:59:59.999Z', 0],
      [from, 1],
      ['2026-11-21T10:59:59.999Z', 1],
      [until, 0],
    ] as const) {
      clock.set(now);
      await tick();
      expect(await shownOn('fr/index.html')).toHaveLength(count);
      expect((await site.platform.services.db.get(Announcements, { spaceId: 'organization' }))?.isShown).toBe(
        count === 1,
      );
    }
  });

  it('has pages published at the very minute, by jobs that wait until then', async () => {
    const sent: { jobs: readonly unknown[]; delaySeconds: number | undefined }[] = [];
    const services = {
      now: () => '2026-11-21T09:59:20.000Z',
      queues: {
        send: async (_: string, jobs: readonly unknown[], options?: { readonly delaySeconds?: number }) => {
          sent.push({ jobs, delaySeconds: options?.delaySeconds });
        },
      },
    };
    const { db } = site.platform.services;
    await announce('organization', { startsAt: from, endsAt: until });
    await announce(processId, { endsAt: '2026-11-21T10:00:10.000Z' });
    const announcements = await db.all(Announcements, {});
    expect(await publishAtTheMinute(services, [], announcements)).toBe(2);
    expect(sent).toEqual(
      expect.arrayContaining([
        { jobs: [{ all: true }], delaySeconds: 40 },
        { jobs: [{ process: processId }], delaySeconds: 50 },
      ]),
    );
  });

  it('does so for phases too, of published processes, each moment once', async () => {
    const sent: unknown[] = [];
    const services = {
      now: () => '2026-12-13T22:59:30.000Z',
      queues: { send: async (_: string, jobs: readonly unknown[]) => void sent.push(...jobs) },
    };
    const { body } = await site.platform.call('GET /api/processes', { operator: true });
    const [process] = body.items;
    const endsNow = { ...process.phases[0], endsAt: '2026-12-13T23:00:00.000Z' };
    const startsNow = { ...process.phases[0], startsAt: '2026-12-13T23:00:00.000Z', endsAt: null };
    const followed = { ...process, phases: [endsNow, startsNow] };
    await publishAtTheMinute(services, [followed, { ...followed, isPublished: false }], []);
    expect(sent).toEqual([{ process: process.id }]);
  });
});
