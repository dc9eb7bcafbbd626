import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { cardPath, feedPath, sitemapPath } from '../../shared/proposals/paths.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { aConsultation, aProposal, type Consultation, changeComponent } from './a-consultation.ts';

let platform: TestPlatform;
let consultation: Consultation;
let author: { readonly cookie: string };
beforeEach(async () => {
  platform = await startTestPlatform({ drawsCards: true });
  consultation = await aConsultation(platform);
  author = await platform.participant({ displayName: 'Ada <Lovelace>' });
});
afterEach(() => platform.close());

const stored = (path: string) => platform.services.files.site.get(path.slice(1));
const feed = async () => {
  const file = await stored(feedPath(consultation.componentId));
  return file && new TextDecoder().decode(file.body);
};
const vote = (proposalId: string, cookie: string) =>
  platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
    params: { componentId: consultation.componentId, proposalId },
    cookie,
    body: { choice: 'support' },
  });

describe('the feed of a component', () => {
  it('names a new proposal as soon as it is published, whatever is in its words', async () => {
    const title = 'Trains & buses before <script> cars';
    const id = await aProposal(platform, consultation, author.cookie, { title });
    await platform.settle();
    const text = await feed();
    expect(text).toContain('<title>Trains &amp; buses before &lt;script&gt; cars</title>');
    expect(text).toContain('<dc:creator>Ada &lt;Lovelace&gt;</dc:creator>');
    expect(text).toContain(`${consultation.path}proposals/${id}/</link>`);
    expect(text).toContain('<pubDate>Sat, 21 Nov 2026 09:00:00 GMT</pubDate>');
    expect((await stored(feedPath(consultation.componentId)))?.contentType).toBe('application/rss+xml; charset=utf-8');
  });

  it('says nothing of votes, so that readers keep no number that is to be hidden', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const before = await feed();
    const voters = await Promise.all([1, 2, 3].map(() => platform.participant()));
    for (const { cookie } of voters) expect((await vote(id, cookie)).status).toBe(200);
    await platform.settle();
    expect(await feed()).toBe(before);
  });

  it('goes when its component is taken back', async () => {
    await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    expect(await feed()).toBeDefined();
    await changeComponent(platform, consultation, { isPublished: false });
    await platform.settle();
    expect(await feed()).toBeUndefined();
  });
});

describe('the sitemap of a component', () => {
  const sitemap = async () => {
    const file = await stored(sitemapPath(consultation.componentId));
    return file && new TextDecoder().decode(file.body);
  };
  const addressesIn = (text: string | undefined) => [...(text?.matchAll(/<loc>([^<]+)</g) ?? [])].map(([, url]) => url);

  it('has each proposal as soon as it is published, the newest first', async () => {
    const first = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    platform.clock.advance(60);
    const second = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const address = (id: string) => `http://localhost:8080/fr${consultation.path}proposals/${id}/`;
    expect(addressesIn(await sitemap()).slice(0, 2)).toEqual([address(second), address(first)]);
  });

  it('is named by the index of the site, and goes when its component is taken back', async () => {
    await aProposal(platform, consultation, author.cookie);
    await platform.services.queues.send('publish', [{ page: '/sitemap.xml' }]);
    await platform.settle();
    const index = new TextDecoder().decode((await stored('/sitemap.xml'))?.body);
    expect(addressesIn(index)).toContain(`http://localhost:8080${sitemapPath(consultation.componentId)}`);
    await changeComponent(platform, consultation, { isPublished: false });
    await platform.settle();
    expect(await sitemap()).toBeUndefined();
  });
});

describe('the picture of a shared link', () => {
  it('is drawn for a published proposal, in the size that networks show whole', async () => {
    const id = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const card = await stored(cardPath(id));
    expect(card?.contentType).toBe('image/png');
    const { format, width, height } = await sharp(card?.body).metadata();
    expect([format, width, height]).toEqual(['png', 1200, 630]);
  });

  it('is another one for another title', async () => {
    const ids = [
      await aProposal(platform, consultation, author.cookie, { title: 'Night trains to six towns' }),
      await aProposal(platform, consultation, author.cookie, { title: 'Repairing before buying new' }),
    ];
    await platform.settle();
    const middle = { left: 80, top: 130, width: 1040, height: 330 };
    const titles = await Promise.all(
      ids.map(async (id) => {
        const card = await stored(cardPath(id));
        return createHash('sha256')
          .update(await sharp(card?.body).extract(middle).raw().toBuffer())
          .digest('hex');
      }),
    );
    expect(new Set(titles).size).toBe(2);
  });

  it('is there for a title of which the typeface has no letter', async () => {
    const id = await aProposal(platform, consultation, author.cookie, { title: 'الطاقة المتجددة للجميع في المدن' });
    await platform.settle();
    expect((await sharp((await stored(cardPath(id)))?.body).metadata()).format).toBe('png');
  });

  it('is never drawn for a draft', async () => {
    const draft = await platform.call('POST /api/components/{componentId}/proposals', {
      params: { componentId: consultation.componentId },
      cookie: author.cookie,
      body: { title: 'Not yet for everybody', body: 'A text.', locale: 'en' },
    });
    await platform.settle();
    expect(await stored(cardPath(draft.body.id))).toBeUndefined();
  });
});
