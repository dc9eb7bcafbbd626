import { newsletters } from '../../../shared/newsletters/contract.ts';
import { increment } from '../../platform/db/write.ts';
import { Statistics } from '../../platform/entities.ts';
import { handle, Redirect } from '../../platform/handle.ts';
import { statisticShard } from '../../platform/statistics.ts';
import { NewsletterLinks } from '../entities.ts';
import { clicksName } from './sums.ts';

/**
 * Leads on to a link of a newsletter and counts the click: a number for each link, and nothing of who it was. Only where
 * the newsletter itself leads can be led to.
 *
 * @throws Problem `request.not-found`
 */
export const followLink = handle(
  newsletters.followLink,
  async ({ params: { newsletterId, link }, requestId }, { db, log }) => {
    const { url } = await db.require(NewsletterLinks, { newsletterId, link }, 'request.not-found');
    try {
      const key = { name: clicksName(newsletterId, link), shard: statisticShard(requestId) };
      await db.write(increment(Statistics, key, 'value'));
    } catch (error) {
      // Who reads gets where they want to, counted or not.
      log.warn('newsletter.click-not-counted', {
        newsletterId,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
    return new Redirect(url);
  },
);
