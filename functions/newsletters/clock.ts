/** What newsletters do by the clock: begin when they are scheduled, end when nothing waits, and keep their figures. */
import { addSeconds } from '../../shared/platform/time.ts';
import { patch, put, remove } from '../platform/db/write.ts';
import { inParallel } from '../platform/in-parallel.ts';
import type { Services } from '../platform/services.ts';
import { Newsletters, RunningNewsletters } from './entities.ts';
import { fromState, type NewsletterItem } from './newsletter.ts';
import { builtOf, countsOf, figuresFrom, isLive } from './sending/figures.ts';

/** Figures of what is sent still change, as mails bounce: they are looked at so often. */
const FIGURES_SECONDS = 15 * 60;

async function begin(services: Services, item: NewsletterItem): Promise<void> {
  const now = services.now();
  if (item.scheduledAt === null || item.scheduledAt > now) return;
  const changes = { state: 'building', audienceAt: now, startedAt: now, updatedAt: now } as const;
  await services.db.write(fromState(item, changes, { otherwise: 'unchanged' }));
}

async function figuresNow(services: Services, item: NewsletterItem) {
  const [counts, built] = await Promise.all([countsOf(services, item.id), builtOf(services, item.id)]);
  return { figures: figuresFrom(counts, item.isBuilt ? built.people : null), people: built.people };
}

/** Notes how many mails are done, for the pace; ends the newsletter once all are written and none waits. */
async function follow(services: Services, item: NewsletterItem): Promise<void> {
  const { db } = services;
  const { figures, people } = await figuresNow(services, item);
  const at = services.now();
  const running = await db.get(RunningNewsletters, { newsletterId: item.id });
  const samples = [...(running?.samples ?? []).slice(-1), { at, done: figures.written - figures.waiting }];
  await db.write(
    put(RunningNewsletters, { newsletterId: item.id, samples }, { when: 'present', otherwise: 'unchanged' }),
  );
  // The stream counts mails a moment after they are written: none must be missing.
  const isOver = item.state === 'sending' && item.isBuilt && figures.waiting === 0 && figures.written >= people;
  const changes = { state: 'sent', endedAt: at, updatedAt: at, figures, figuresAt: at } as const;
  if (isOver) await db.write(fromState(item, changes, { otherwise: 'unchanged' }));
}

/** Copies the figures now and then, and for the last time before its mails are dropped. */
async function keepFigures(services: Services, item: NewsletterItem): Promise<void> {
  const now = services.now();
  if (!isLive(item, now)) {
    await services.db.write(remove(RunningNewsletters, { newsletterId: item.id }));
    return;
  }
  if (item.figuresAt !== null && now < addSeconds(item.figuresAt, FIGURES_SECONDS)) return;
  const { figures } = await figuresNow(services, item);
  await services.db.write(
    patch(Newsletters, { id: item.id }, { figures, figuresAt: now }, { when: 'present', otherwise: 'unchanged' }),
  );
}

async function lookAfter(services: Services, item: NewsletterItem): Promise<void> {
  if (item.state === 'scheduled') return begin(services, item);
  if (item.state === 'building' || item.state === 'sending') return follow(services, item);
  if (item.state === 'sent' || item.state === 'cancelled') return keepFigures(services, item);
}

const AT_ONCE = 8;

/** Runs every minute; costs one read where no newsletter is on its way. Two runs at once do no harm. */
export async function newslettersTick(services: Services): Promise<void> {
  const running = await services.db.all(RunningNewsletters, {});
  const items = await services.db.batchGet(
    Newsletters,
    running.map(({ newsletterId }) => ({ id: newsletterId })),
  );
  await inParallel(items, AT_ONCE, async (item) => {
    try {
      await lookAfter(services, item);
    } catch (error) {
      // One newsletter keeps no other one from beginning.
      services.log.error('newsletter.clock-failed', error, { newsletterId: item.id });
    }
  });
}
