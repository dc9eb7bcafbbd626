import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aConsultation, aProposal, type Consultation } from '../proposals/a-consultation.ts';
import { renderingOf } from '../proposals/rendering.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

describe('a new display name', () => {
  let platform: TestPlatform;
  let consultation: Consultation;
  beforeAll(async () => {
    platform = await startTestPlatform({ publishesWhenAsked: true });
    consultation = await aConsultation(platform);
  });
  afterAll(() => platform.close());

  it('stands on everything that the participant has published before, and on nothing of others', async () => {
    const ada = await platform.participant({ displayName: 'Ada' });
    const bob = await platform.participant({ displayName: 'Bob' });
    const own = await aProposal(platform, consultation, ada.cookie);
    const commented = await aProposal(platform, consultation, bob.cookie);
    await platform.call('POST /api/resources/{resourceId}/comments', {
      params: { resourceId: commented },
      cookie: ada.cookie,
      body: { body: 'I agree.', locale: 'en' },
    });
    await platform.publish();
    const page = (id: string) => renderingOf(platform, `en${consultation.path}proposals/${id}/index.html`);
    expect((await page(own)).proposal.authorName).toBe('Ada');

    const changed = await platform.call('PUT /api/participants/me', {
      cookie: ada.cookie,
      body: { displayName: 'Ada Lovelace', locale: 'en', acceptsCharter: true },
    });
    expect(changed.status).toBe(200);
    await platform.publish();
    expect((await page(own)).proposal.authorName).toBe('Ada Lovelace');
    const other = await page(commented);
    expect(other.proposal.authorName).toBe('Bob');
    expect(other.comments.items[0].authorName).toBe('Ada Lovelace');
    const list = await renderingOf(platform, `en${consultation.path}index.html`);
    expect(list.items.map(({ authorName }: { authorName: string }) => authorName).sort()).toEqual([
      'Ada Lovelace',
      'Bob',
    ]);
  });
});
