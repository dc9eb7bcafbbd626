/** Functions whose clocks are a minute apart: each call here is made by a function that is ahead of, or behind, the last. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digitsIn } from '../participants/mailed.ts';
import { aConsultation, aProposal } from '../proposals/a-consultation.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

const AHEAD = '2026-11-21T09:01:00.000Z';
const BEHIND = '2026-11-21T09:00:00.000Z';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.close());

describe('clocks that are a minute apart', () => {
  it('turn nobody away who signs in', async () => {
    const email = 'ada@example.org';
    platform.clock.set(AHEAD);
    expect((await platform.call('POST /api/sign-in/codes', { body: { email, locale: 'en' } })).status).toBe(202);
    await platform.settle();
    platform.clock.set(BEHIND);
    const body = { email, code: digitsIn(platform.mails()[0]) };
    const session = await platform.call('POST /api/sign-in/sessions', { body });
    expect(session.status).toBe(201);
  });

  it('let a session that began ahead hold behind', async () => {
    platform.clock.set(AHEAD);
    const { cookie } = await platform.participant();
    platform.clock.set(BEHIND);
    expect((await platform.call('GET /api/participants/me', { cookie })).status).toBe(200);
  });

  it('count each vote once, and never show an older count after a newer one', async () => {
    platform.clock.set(BEHIND);
    const consultation = await aConsultation(platform, { slug: 'skew' });
    const author = await platform.participant();
    const proposalId = await aProposal(platform, consultation, author.cookie);
    await platform.settle();
    const shown = async () => {
      const file = await platform.services.files.site.get(`tallies/proposals/${proposalId}.json`);
      return JSON.parse(new TextDecoder().decode(file?.body)).support;
    };
    for (let votes = 1; votes <= 6; votes++) {
      platform.clock.set(votes % 2 === 0 ? BEHIND : AHEAD);
      const { cookie } = await platform.participant();
      const answer = await platform.call('PUT /api/components/{componentId}/proposals/{proposalId}/vote', {
        params: { componentId: consultation.componentId, proposalId },
        body: { choice: 'support' },
        cookie,
      });
      expect(answer.status).toBe(200);
      // Counted and written by functions with the other clock.
      platform.clock.set(votes % 2 === 0 ? AHEAD : BEHIND);
      await platform.settle();
      expect(await shown()).toBe(votes);
    }
  });
});
