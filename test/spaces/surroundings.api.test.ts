import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPublishedSite, type PublishedSite } from '../platform/published-site.ts';
import { aProcessInput } from './spaces-input.ts';

const DOCUMENTS = '/api/processes/{processId}/documents';
const PARTNERS = '/api/spaces/{spaceId}/partners';
const FILE = `/media/${'a'.repeat(64)}.pdf`;
const PAGE = 'fr/processes/republique-numerique/index.html';

let site: PublishedSite;
let processId: string;
beforeAll(async () => {
  site = await openPublishedSite();
  processId = (await site.publishedProcess(aProcessInput())).id;
  const pdf = { contentType: 'application/pdf', cacheControl: 'public' };
  await site.platform.services.files.media.put(FILE.slice(1), new Uint8Array(1_240_000), pdf);
});
afterAll(() => site.platform.close());

const call = (route: string, params: Readonly<Record<string, string>>, body?: unknown) =>
  site.platform.call(route, { operator: true, params, ...(body === undefined ? {} : { body }) });
const aFile = { title: { fr: 'Le projet' }, description: {}, file: { kind: 'file', path: FILE } };
const aLink = {
  title: { fr: 'Le rapport' },
  description: {},
  file: { kind: 'link', url: 'https://conseil.example/r' },
};

describe('documents of a process', () => {
  it('stand on its page in their order, a file with its kind and the size that it has', async () => {
    const saved = await call(`PUT ${DOCUMENTS}`, { processId }, { items: [aFile, aLink], version: 0 });
    expect(saved).toMatchObject({ status: 200, body: { version: 1 } });
    await site.platform.settle();
    expect((await site.pageAt(PAGE)).documents).toMatchObject([
      { title: { text: 'Le projet' }, href: FILE, kind: 'PDF', bytes: 1_240_000 },
      { title: { text: 'Le rapport' }, href: 'https://conseil.example/r', kind: null, bytes: null },
    ]);
    const [first, second] = saved.body.items;
    const turned = await call(`PUT ${DOCUMENTS}`, { processId }, { items: [second, first], version: 1 });
    expect(turned.body.items.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
  });

  it('are refused where a file is not there, with the one that is meant', async () => {
    const { version } = (await call(`GET ${DOCUMENTS}`, { processId })).body;
    const missing = { ...aFile, file: { kind: 'file', path: `/media/${'b'.repeat(64)}.pdf` } };
    expect(await call(`PUT ${DOCUMENTS}`, { processId }, { items: [aLink, missing], version })).toMatchObject({
      status: 422,
      body: { code: 'document.file-missing', fields: [{ pointer: '/items/1/file' }] },
    });
  });

  it.each(['http://conseil.example', 'javascript:alert(1)', '/media/../secret.pdf', 'data:text/html,x'])(
    'never lead to %s',
    async (url) => {
      const { version } = (await call(`GET ${DOCUMENTS}`, { processId })).body;
      const items = [{ ...aLink, file: { kind: 'link', url } }];
      expect((await call(`PUT ${DOCUMENTS}`, { processId }, { items, version })).status).toBe(422);
      const files = [{ ...aFile, file: { kind: 'file', path: url } }];
      expect((await call(`PUT ${DOCUMENTS}`, { processId }, { items: files, version })).status).toBe(422);
    },
  );

  it('of somebody else are not written over', async () => {
    expect(await call(`PUT ${DOCUMENTS}`, { processId }, { items: [], version: 0 })).toMatchObject({
      status: 409,
      body: { code: 'document.changed-meanwhile' },
    });
  });

  it('belong to a process that there is', async () => {
    const unknown = { processId: 'prc_01JZ0000000000000000000009' };
    expect((await call(`PUT ${DOCUMENTS}`, unknown, { items: [], version: 0 })).status).toBe(404);
  });
});

describe('partners', () => {
  const partner = { name: { fr: 'Conseil national' }, url: 'https://conseil.example', logo: null, alt: {} };

  it('of a process stand on its page, those of the organization on the home page', async () => {
    await call(`PUT ${PARTNERS}`, { spaceId: processId }, { items: [partner], version: 0 });
    const own = { ...partner, name: { fr: 'Bibliothèque' }, url: null };
    await call(`PUT ${PARTNERS}`, { spaceId: 'organization' }, { items: [own], version: 0 });
    await site.platform.settle();
    // A logo says the name where nothing else is said of it.
    expect((await site.pageAt(PAGE)).partners).toMatchObject([
      { name: { text: 'Conseil national' }, url: 'https://conseil.example', alt: { text: 'Conseil national' } },
    ]);
    expect((await site.pageAt('fr/index.html')).partners).toMatchObject([
      { name: { text: 'Bibliothèque' }, url: null },
    ]);
  });

  it('have a name, and a safe address if any', async () => {
    const { version } = (await call(`GET ${PARTNERS}`, { spaceId: processId })).body;
    const items = [
      { ...partner, name: {} },
      { ...partner, url: 'http://conseil.example' },
    ];
    const { status, body } = await call(`PUT ${PARTNERS}`, { spaceId: processId }, { items, version });
    expect(status).toBe(422);
    expect(body.fields).toMatchObject([{ pointer: '/items/0/name' }, { pointer: '/items/1/url' }]);
  });

  it('of somebody else are not written over', async () => {
    expect(await call(`PUT ${PARTNERS}`, { spaceId: processId }, { items: [], version: 7 })).toMatchObject({
      status: 409,
      body: { code: 'partner.changed-meanwhile' },
    });
  });
});
