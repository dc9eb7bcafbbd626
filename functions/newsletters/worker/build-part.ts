import { setTimeout as sleep } from 'node:timers/promises';
import type { NewsletterId } from '../../../shared/platform/ids.ts';
import { patch, put } from '../../platform/db/write.ts';
import { derivedId } from '../../platform/idempotent-id.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import type { Services } from '../../platform/services.ts';
import { BuildParts, Newsletters } from '../entities.ts';
import type { NewsletterItem } from '../newsletter.ts';
import { builtOf } from '../sending/figures.ts';
import type { FollowersAmong } from '../slots.ts';
import { audiencePage, type Subscription } from './audience.ts';
import type { BuildPartJob, IsTimeOver } from './jobs.ts';
import { afterPage, beginnings } from './position.ts';

/** Writes at the same time: single ones, since a transaction costs twice as much and one mail that is there would undo all. */
const AT_ONCE = 50;

/**
 * Mails that one worker writes in a second. Sixteen of them write 2,400: a million in seven minutes. More would fill the
 * stream of the table, and whatever else follows from changes, sign-in mails among it, would wait for newsletters.
 */
export const PER_SECOND = 150;

/** Waits for what is left of the time that so many mails may take. */
async function pace(services: Services, mails: number, since: number): Promise<void> {
  const left = since + (mails * 1000) / PER_SECOND - performance.now();
  // One machine is slower than that by itself.
  if (left > 0 && services.config.stage !== 'local') await sleep(left);
}

/** A job for each part of the subscriptions. */
export const buildParts = (newsletterId: NewsletterId): BuildPartJob[] =>
  beginnings().map((position) => ({ newsletterId, step: 'build-part', ...position, people: 0 }));

/** The mail to one person: its id follows from the newsletter and the address, so that it is written once, ever. */
export const mailTo = (services: Services, newsletterId: NewsletterId, { id, participantId, locale }: Subscription) =>
  outboxMail(services, {
    id: derivedId('mail', 0, newsletterId, id),
    template: 'newsletter',
    to: { subscriptionId: id },
    ...(participantId === null ? {} : { owner: participantId }),
    lane: 'bulk',
    batch: newsletterId,
    locale,
    values: { newsletterId, subscriptionId: id },
  });

const isBeingBuilt = ({ state, isBuilt }: NewsletterItem) => !isBuilt && (state === 'building' || state === 'paused');

/** Once every part is written: from then on its mails are only sent. Two workers that both see that do no harm. */
async function finish(services: Services, item: NewsletterItem): Promise<void> {
  const { db } = services;
  if (!(await builtOf(services, item.id)).isAll) return;
  const otherwise = 'unchanged';
  const built = (state: NewsletterItem['state']) =>
    ({ when: [{ attribute: 'state', op: '=', value: state } as const], otherwise }) as const;
  const key = { id: item.id };
  await db.write(patch(Newsletters, key, { state: 'sending', isBuilt: true }, built('building')));
  await db.write(patch(Newsletters, key, { isBuilt: true }, built('paused')));
}

/**
 * Writes the mails to one part of the subscriptions as far as time allows; gives what is left. A job may come twice, and a
 * worker may die anywhere: what is written already is left as it is, and its state is not touched.
 */
export async function buildPart(
  services: Services,
  job: BuildPartJob,
  followersAmong: FollowersAmong,
  isTimeOver: IsTimeOver,
): Promise<BuildPartJob | null> {
  const { newsletterId, part } = job;
  const item = await services.db.get(Newsletters, { id: newsletterId });
  if (item === undefined || item.audienceAt === null || !isBeingBuilt(item)) return null;
  const search = { audience: item.audience, at: item.audienceAt };
  let at = job;
  for (let isDone = (await services.db.get(BuildParts, { newsletterId, part })) !== undefined; !isDone; ) {
    const since = performance.now();
    const page = await audiencePage(services, search, at, followersAmong);
    await inParallel(page.people, AT_ONCE, (person) => services.db.write(mailTo(services, newsletterId, person)));
    await pace(services, page.people.length, since);
    const next = afterPage(at, page.next);
    at = { ...at, ...next, people: at.people + page.people.length };
    isDone = next === null;
    if (!isDone && isTimeOver()) return at;
    const done = { newsletterId, part, people: at.people, doneAt: services.now() };
    if (isDone) await services.db.write(put(BuildParts, done, { when: 'absent', otherwise: 'unchanged' }));
  }
  await finish(services, item);
  return null;
}
