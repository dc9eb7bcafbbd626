import { Subscriptions } from '../../functions/newsletters/entities.ts';
import { subscriptionIdOf } from '../../functions/newsletters/subscriptions/address.ts';
import { confirmed, pendingSubscription, type Wish } from '../../functions/newsletters/subscriptions/subscription.ts';
import { put } from '../../functions/platform/db/write.ts';
import type { NewsletterTexts } from '../../shared/newsletters/blocks.ts';
import type { Answer, TestPlatform } from '../support/platform.ts';

/** What most tests send: enough in English, and in French. */
export const TEXTS = {
  en: {
    subject: 'What the city did with your ideas',
    preheader: 'Three parks, one library',
    blocks: [
      { kind: 'heading', id: 'a', text: 'Three parks' },
      {
        kind: 'text',
        id: 'b',
        text: {
          format: 'html',
          text: '<p>Work begins in spring, and everybody who took part is invited to see the <a href="https://example.org/plans">plans of the three parks</a>.</p>',
        },
      },
      { kind: 'button', id: 'c', text: 'Read more', url: '/processes/' },
    ],
  },
  fr: {
    subject: 'Ce que la ville a fait de vos idées',
    preheader: '',
    blocks: [{ kind: 'text', id: 'b', text: { format: 'markdown', text: 'Les travaux commencent au printemps.' } }],
  },
} satisfies NewsletterTexts;

/** Somebody who has subscribed and confirmed, put straight into the table. */
export async function subscriber(platform: TestPlatform, email: string, wish: Partial<Wish> = {}): Promise<string> {
  const now = platform.services.now();
  const asked = pendingSubscription({ email, participantId: null, locale: 'en', territoryId: null, ...wish }, now);
  await platform.services.db.write(put(Subscriptions, confirmed(asked, now, false)));
  return subscriptionIdOf(email);
}

/** Calls of one administrator about newsletters. */
export function office(platform: TestPlatform, cookie: string) {
  const call = (route: string, options: object = {}) => platform.call(route, { cookie, ...options });
  const about = (newsletterId: string) => ({ params: { newsletterId } });
  return {
    call,
    create: async (content: object = {}): Promise<Answer['body']> =>
      (await call('POST /api/newsletters', { body: { texts: TEXTS, ...content } })).body,
    read: async (id: string): Promise<Answer['body']> =>
      (await call('GET /api/newsletters/{newsletterId}', about(id))).body,
    progress: async (id: string): Promise<Answer['body']> =>
      (await call('GET /api/newsletters/{newsletterId}/progress', about(id))).body,
    /** Counts the audience and waits for the result. */
    async count(id: string, revision = 0): Promise<Answer['body']> {
      await call('POST /api/newsletters/{newsletterId}/counts', { ...about(id), body: { revision } });
      await platform.settle();
      return (await call('GET /api/newsletters/{newsletterId}/counts/last', about(id))).body.count;
    },
    send: (id: string, body: object) => call('POST /api/newsletters/{newsletterId}/sending', { ...about(id), body }),
    steer: (id: string, what: 'pause' | 'resumption' | 'cancellation') =>
      call(`POST /api/newsletters/{newsletterId}/${what}`, about(id)),
  };
}
