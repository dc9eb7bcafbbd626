import { newsletters } from '../../../shared/newsletters/contract.ts';
import { toMilliseconds } from '../../../shared/platform/time.ts';
import { Statistics } from '../../platform/entities.ts';
import { handle } from '../../platform/handle.ts';
import type { Services } from '../../platform/services.ts';
import { NewsletterLinks, RunningNewsletters } from '../entities.ts';
import { newsletterById } from '../newsletter.ts';
import { builtOf, currentFigures } from './figures.ts';
import { clicksName, unsubscribedName } from './sums.ts';

const MINUTE_MS = 60_000;

/** Mails a minute since the older of two looks; `null` where there was none, or too short a time ago. */
function paceOf(
  samples: readonly { readonly at: string; readonly done: number }[],
  now: string,
  done: number,
): number | null {
  const [first] = samples;
  const milliseconds = first === undefined ? 0 : toMilliseconds(now) - toMilliseconds(first.at);
  if (first === undefined || milliseconds < MINUTE_MS / 12) return null;
  return Math.max(0, Math.round(((done - first.done) * MINUTE_MS) / milliseconds));
}

/** How the sending goes, from the sums of its mails: costs the same for ten and for a million. */
export const readProgress = handle(newsletters.readProgress, async ({ params: { newsletterId } }, services) => {
  const item = await newsletterById(services, newsletterId);
  const { state, startedAt, endedAt } = item;
  const [figures, built, running] = await Promise.all([
    currentFigures(services, item),
    builtOf(services, newsletterId),
    services.db.get(RunningNewsletters, { newsletterId }),
  ]);
  const isSending = state === 'building' || state === 'sending';
  const done = figures.written - figures.waiting;
  const perMinute = isSending ? paceOf(running?.samples ?? [], services.now(), done) : null;
  const left = Math.max(figures.waiting, (figures.audience ?? built.people) - done);
  const secondsLeft = perMinute === null || perMinute === 0 ? null : Math.ceil((left * 60) / perMinute);
  return { state, figures, built: item.isBuilt ? 1 : built.share, perMinute, secondsLeft, startedAt, endedAt };
});

const sumOf = async ({ db }: Pick<Services, 'db'>, name: string): Promise<number> =>
  (await db.all(Statistics, { name })).reduce((sum, { value }) => sum + value, 0);

/** What became of a newsletter. */
export const readStatistics = handle(newsletters.readStatistics, async ({ params: { newsletterId } }, services) => {
  const item = await newsletterById(services, newsletterId);
  const [figures, unsubscribed, links] = await Promise.all([
    currentFigures(services, item),
    sumOf(services, unsubscribedName(newsletterId)),
    services.db.all(NewsletterLinks, { newsletterId }),
  ]);
  const clicks = await Promise.all(
    links
      .toSorted((one, other) => Number(one.link) - Number(other.link))
      .map(async ({ link, url }) => ({ url, clicks: await sumOf(services, clicksName(newsletterId, link)) })),
  );
  return { figures, unsubscribed, tracksClicks: item.tracksClicks, clicks };
});
