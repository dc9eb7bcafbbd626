import type { Services } from '../../platform/services.ts';
import { Newsletters } from '../entities.ts';
import type { NewsletterSlots } from '../slots.ts';
import { followAddress, followSuppressions } from '../subscriptions/follow-address.ts';
import { buildPart, buildParts } from './build-part.ts';
import { countPart, countParts } from './count-part.ts';
import type { IsTimeOver, NewsletterWork } from './jobs.ts';
import { lookPart, lookParts } from './look-part.ts';
import { prepare } from './prepare.ts';

async function build(services: Services, newsletterId: Parameters<typeof buildParts>[0], slots: NewsletterSlots) {
  const item = await services.db.get(Newsletters, { id: newsletterId });
  // Stopped meanwhile, or begun by the same message before.
  if (item === undefined || item.isBuilt || (item.state !== 'building' && item.state !== 'paused')) return [];
  await prepare(services, item, slots.cards);
  return buildParts(newsletterId);
}

/** Does a job as far as time allows; gives those that follow from it. */
export async function runJob(
  services: Services,
  job: NewsletterWork,
  slots: NewsletterSlots,
  isTimeOver: IsTimeOver,
): Promise<readonly NewsletterWork[]> {
  if ('moved' in job) {
    await followAddress(services, job.moved);
    return [];
  }
  if ('address' in job) {
    await followSuppressions(services, job.address);
    return [];
  }
  const left = <J>(rest: J | null): readonly J[] => (rest === null ? [] : [rest]);
  switch (job.step) {
    case 'count':
      return countParts(job);
    case 'build':
      return build(services, job.newsletterId, slots);
    case 'look-again':
      return lookParts(job.newsletterId);
    case 'count-part':
      return left(await countPart(services, job, slots.followersAmong, isTimeOver));
    case 'build-part':
      return left(await buildPart(services, job, slots.followersAmong, isTimeOver));
    case 'look-part':
      return left(await lookPart(services, job, isTimeOver));
  }
}
