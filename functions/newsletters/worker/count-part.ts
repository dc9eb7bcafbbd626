import { addSeconds } from '../../../shared/platform/time.ts';
import { put } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { CountParts, Newsletters } from '../entities.ts';
import { addLocales, noLocales } from '../sending/count.ts';
import type { FollowersAmong } from '../slots.ts';
import { type AudiencePage, audiencePage } from './audience.ts';
import type { CountPartJob, IsTimeOver } from './jobs.ts';
import { afterPage, beginnings } from './position.ts';

const KEPT_SECONDS = 24 * 3600;

/** A job for each part of the subscriptions. */
export const countParts = ({ newsletterId, run }: Pick<CountPartJob, 'newsletterId' | 'run'>): CountPartJob[] =>
  beginnings().map((position) => ({
    newsletterId,
    step: 'count-part',
    run,
    ...position,
    people: 0,
    suppressed: 0,
    byLocale: noLocales(),
  }));

function withPage(job: CountPartJob, { people, suppressed }: AudiencePage): CountPartJob {
  const byLocale = noLocales();
  for (const { locale } of people) byLocale[locale] += 1;
  return {
    ...job,
    people: job.people + people.length,
    suppressed: job.suppressed + suppressed,
    byLocale: addLocales(job.byLocale, byLocale),
  };
}

/** Counts one part as far as time allows; gives what is left. A count that is void already is left alone. */
export async function countPart(
  services: Services,
  job: CountPartJob,
  followersAmong: FollowersAmong,
  isTimeOver: IsTimeOver,
): Promise<CountPartJob | null> {
  const item = await services.db.get(Newsletters, { id: job.newsletterId });
  if (item?.count?.run !== job.run) return null;
  const search = { audience: item.audience, at: item.count.at };
  let sums = job;
  for (let isDone = false; !isDone; ) {
    const page = await audiencePage(services, search, sums, followersAmong);
    const next = afterPage(sums, page.next);
    sums = { ...withPage(sums, page), ...next };
    isDone = next === null;
    if (!isDone && isTimeOver()) return sums;
  }
  const { newsletterId, run, part, people, suppressed, byLocale } = sums;
  const expiresAt = addSeconds(services.now(), KEPT_SECONDS);
  await services.db.write(put(CountParts, { newsletterId, run, part, people, suppressed, byLocale, expiresAt }));
  return null;
}
