import { newsletters } from '../../../shared/newsletters/contract.ts';
import { COUNT_MINUTES, isUnderWay } from '../../../shared/newsletters/rules.ts';
import { INTERFACE_LOCALES } from '../../../shared/platform/locale.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { put, remove, type Write } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { MailNotMade } from '../../platform/mail/mail-words.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { organization } from '../../spaces/directory.ts';
import { renderText } from '../content/rendered.ts';
import { textFor } from '../content/text-for.ts';
import { RunningNewsletters } from '../entities.ts';
import { answerFor, asDraft, fromState, type NewsletterItem, newsletterById, textsOf } from '../newsletter.ts';
import type { CardSlots } from '../slots.ts';
import { countOf } from './count.ts';

interface Seen {
  readonly revision: number;
  readonly run: string;
  readonly people: number;
}

/** @throws Problem `newsletter.incomplete` unless readers of every language get something */
export async function enforceWritten(services: Services, item: NewsletterItem, cards: CardSlots): Promise<void> {
  const [texts, { defaultLocale }] = await Promise.all([textsOf(services, item.id), organization(services)]);
  for (const locale of INTERFACE_LOCALES) {
    const found = textFor(texts, locale, defaultLocale);
    if (found === undefined) throw new Problem('newsletter.incomplete');
    // What cannot be rendered is said now, and not by the worker to nobody.
    await renderText(services, found.text, locale, { cards }).catch((error: unknown) => {
      throw error instanceof MailNotMade ? new Problem('newsletter.incomplete') : error;
    });
  }
}

/** A draft that is complete, and whose audience was counted lately, with the result that whoever sends has seen. */
async function enforceReady(
  services: Services,
  item: NewsletterItem,
  { revision, run, people }: Seen,
  cards: CardSlots,
): Promise<void> {
  asDraft(item, revision);
  await enforceWritten(services, item, cards);
  const count = await countOf(services, item);
  const isOld = count === null || services.now() > addSeconds(count.countedAt, COUNT_MINUTES * 60);
  if (isOld || count.state !== 'done')
    throw new Problem('newsletter.not-counted', { facts: { minutes: COUNT_MINUTES } });
  if (count.run !== run || count.people !== people)
    throw new Problem('newsletter.count-changed', { facts: { people: count.people } });
  if (people === 0) throw new Problem('newsletter.nobody');
}

/** The writes by which the mails of a newsletter begin to be written. @param audienceAt who confirmed later gets none */
export const beginning = (
  item: NewsletterItem,
  { now, audienceAt }: { readonly now: string; readonly audienceAt: string },
): Write =>
  fromState(
    item,
    { state: 'building', audienceAt, startedAt: now, updatedAt: now },
    { otherwise: 'newsletter.changed-meanwhile' },
  );

const watched = (newsletterId: NewsletterItem['id']): Write => put(RunningNewsletters, { newsletterId, samples: [] });

/** Sends a newsletter to those who were counted and have not left since. */
export const sendNewsletter = (cards: CardSlots) =>
  handle(newsletters.send, async ({ params: { newsletterId }, body }, services) => {
    const item = await newsletterById(services, newsletterId);
    // Sent already, by the same request for instance.
    if ((isUnderWay(item.state) || item.state === 'sent') && item.count?.run === body.run)
      return answerFor(services, newsletterId);
    await enforceReady(services, item, body, cards);
    const now = services.now();
    await services.db.transact(beginning(item, { now, audienceAt: item.count?.at ?? now }), watched(newsletterId));
    return answerFor(services, newsletterId);
  });

/** Lets a newsletter begin by itself. Who is its audience is seen then. */
export const scheduleNewsletter = (cards: CardSlots) =>
  handle(newsletters.schedule, async ({ params: { newsletterId }, body: { at, ...seen } }, services) => {
    const item = await newsletterById(services, newsletterId);
    if (at <= services.now()) throw new Problem('newsletter.past');
    await enforceReady(services, item, seen, cards);
    const changes = { state: 'scheduled', scheduledAt: at, updatedAt: services.now() } as const;
    await services.db.transact(
      fromState(item, changes, { otherwise: 'newsletter.changed-meanwhile' }),
      watched(newsletterId),
    );
    return answerFor(services, newsletterId);
  });

/** Makes a draft of what has not begun. */
export const unscheduleNewsletter = handle(newsletters.unschedule, async ({ params: { newsletterId } }, services) => {
  const item = await newsletterById(services, newsletterId);
  if (item.state !== 'scheduled') throw new Problem('newsletter.not-scheduled');
  const changes = { state: 'draft', scheduledAt: null, updatedAt: services.now() } as const;
  await services.db.transact(
    fromState(item, changes, { otherwise: 'newsletter.not-scheduled' }),
    remove(RunningNewsletters, { newsletterId }),
  );
  return answerFor(services, newsletterId);
});
