import { newsletters } from '../../../shared/newsletters/contract.ts';
import type { NewsletterState } from '../../../shared/newsletters/newsletter.ts';
import { isUnderWay } from '../../../shared/newsletters/rules.ts';
import type { NewsletterId } from '../../../shared/platform/ids.ts';
import { handle } from '../../platform/handle.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { answerFor, fromState, type NewsletterItem, newsletterById } from '../newsletter.ts';

const TRIES = 5;

/**
 * Brings a newsletter that is under way into another state, whatever worker changes it at the same time. One that is there
 * already stays.
 *
 * @throws Problem `newsletter.not-under-way`
 */
async function steer(
  services: Services,
  id: NewsletterId,
  {
    to,
    changes,
  }: { readonly to: (item: NewsletterItem) => NewsletterState; readonly changes?: Partial<NewsletterItem> },
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const item = await newsletterById(services, id);
    const state = to(item);
    if (item.state === state) return;
    if (!isUnderWay(item.state)) throw new Problem('newsletter.not-under-way');
    const write = fromState(item, { state, updatedAt: services.now(), ...changes }, { otherwise: 'unchanged' });
    if ((await services.db.write(write)).changed) return;
  }
  throw new Problem('internal.unavailable', { retryAfter: 2 });
}

/** Sends nothing for now. Mails go on being written, and wait. */
export const pauseNewsletter = handle(newsletters.pause, async ({ params: { newsletterId } }, services) => {
  await steer(services, newsletterId, { to: () => 'paused' });
  return answerFor(services, newsletterId);
});

/** Goes on where it was paused. */
export const resumeNewsletter = handle(newsletters.resume, async ({ params: { newsletterId } }, services) => {
  await steer(services, newsletterId, {
    to: ({ state, isBuilt }) => {
      if (state !== 'paused') return state === 'building' || state === 'sending' ? state : 'sending';
      return isBuilt ? 'sending' : 'building';
    },
  });
  return answerFor(services, newsletterId);
});

/** Never sends what has not been sent. */
export const cancelNewsletter = handle(newsletters.cancel, async ({ params: { newsletterId } }, services) => {
  await steer(services, newsletterId, { to: () => 'cancelled', changes: { endedAt: services.now() } });
  return answerFor(services, newsletterId);
});
