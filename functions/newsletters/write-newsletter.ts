import { EVERYBODY } from '../../shared/newsletters/audience.ts';
import type { NewsletterTexts } from '../../shared/newsletters/blocks.ts';
import { newsletters } from '../../shared/newsletters/contract.ts';
import type { NewsletterContent } from '../../shared/newsletters/newsletter.ts';
import type { NewsletterId } from '../../shared/platform/ids.ts';
import type { Localized } from '../../shared/platform/locale.ts';
import { put, remove, type Write } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { NewsletterDrafts, Newsletters } from './entities.ts';
import {
  answerFor,
  answerOf,
  asDraft,
  fromState,
  type NewsletterItem,
  newsletterById,
  summaryOf,
  textsOf,
} from './newsletter.ts';
import { subscriptionFigures } from './subscriptions/figures.ts';

const each = (texts: NewsletterTexts, part: 'subject' | 'preheader'): Localized =>
  Object.fromEntries(Object.entries(texts).map(([locale, text]) => [locale, text[part]]));

/** What lists and pages show of the texts without reading them. */
const shown = (texts: NewsletterTexts) => ({ subject: each(texts, 'subject'), preheader: each(texts, 'preheader') });

/** What is there already of what an editor writes. */
type Given = { readonly [K in keyof NewsletterContent]?: NewsletterContent[K] | undefined };

/** The writes that make a new draft; one that is there already stays. */
function draft(services: Services, id: NewsletterId, content: Given): Write[] {
  const { texts = {}, audience = EVERYBODY, tracksClicks = false } = content;
  const now = services.now();
  const item: NewsletterItem = {
    id,
    state: 'draft',
    revision: 0,
    ...shown(texts),
    audience,
    tracksClicks,
    isPublic: false,
    count: null,
    audienceAt: null,
    isBuilt: false,
    scheduledAt: null,
    startedAt: null,
    endedAt: null,
    createdAt: now,
    updatedAt: now,
    figures: null,
    figuresAt: null,
  };
  return [
    put(Newsletters, item, { when: 'absent', otherwise: 'unchanged' }),
    put(NewsletterDrafts, { newsletterId: id, texts }),
  ];
}

/** Newsletters, newest first, with the number of subscriptions. */
export const listNewsletters = handle(newsletters.list, async (_, services) => {
  const [all, subscriptions] = await Promise.all([
    services.db.all(Newsletters, {}, { reverse: true }),
    subscriptionFigures(services),
  ]);
  return { items: await Promise.all(all.map((item) => summaryOf(services, item))), subscriptions };
});

/** Begins a newsletter. */
export const createNewsletter = handle(newsletters.create, async ({ body, actor, idempotencyKey }, services) => {
  const id = idempotentId('newsletter', services, actor, idempotencyKey);
  await services.db.transact(...draft(services, id, body));
  return answerFor(services, id);
});

/** One newsletter. */
export const readNewsletter = handle(newsletters.read, async ({ params: { newsletterId } }, services) =>
  answerFor(services, newsletterId),
);

/** Writes a draft. Another audience, or another revision, makes the last count void. */
export const updateNewsletter = handle(
  newsletters.update,
  async ({ params: { newsletterId }, body: { revision, ...content }, tellChanged }, services) => {
    const item = asDraft(await newsletterById(services, newsletterId), revision);
    const isSameAudience = JSON.stringify(item.audience) === JSON.stringify(content.audience);
    tellChanged({ ...item, texts: await textsOf(services, newsletterId) }, content);
    const { texts, audience, tracksClicks } = content;
    const changes = {
      revision: revision + 1,
      ...shown(texts),
      audience,
      tracksClicks,
      ...(isSameAudience ? {} : { count: null }),
      updatedAt: services.now(),
    };
    await services.db.transact(
      fromState(item, changes, { otherwise: 'newsletter.changed-meanwhile' }),
      put(NewsletterDrafts, { newsletterId, texts }),
    );
    return answerFor(services, newsletterId);
  },
);

/** A new draft that says the same. It is in no archive and nobody has been counted. */
export const duplicateNewsletter = handle(
  newsletters.duplicate,
  async ({ params: { newsletterId }, actor, idempotencyKey }, services) => {
    const [item, texts] = await Promise.all([newsletterById(services, newsletterId), textsOf(services, newsletterId)]);
    const id = idempotentId('newsletter', services, actor, idempotencyKey);
    const { audience, tracksClicks } = item;
    await services.db.transact(...draft(services, id, { texts, audience, tracksClicks }));
    return answerOf(services, await newsletterById(services, id));
  },
);

/** Deletes a draft. */
export const removeNewsletter = handle(newsletters.remove, async ({ params: { newsletterId } }, { db }) => {
  const item = await db.get(Newsletters, { id: newsletterId });
  if (item === undefined) return undefined;
  if (item.state !== 'draft') throw new Problem('newsletter.not-a-draft');
  await db.transact(
    remove(
      Newsletters,
      { id: newsletterId },
      {
        when: [{ attribute: 'state', op: '=', value: 'draft' }],
        otherwise: 'newsletter.not-a-draft',
      },
    ),
    remove(NewsletterDrafts, { newsletterId }),
  );
  return undefined;
});
