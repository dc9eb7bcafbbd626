import {
  ARCHIVE_PATH,
  CONFIRM_PATH,
  CONSENT_VERSION,
  PREFERENCES_PATH,
  SIGN_UP_PATH,
  UNSUBSCRIBE_PATH,
} from '../../shared/newsletters/rules.ts';
import type {
  NewsletterItemView,
  NewsletterPage,
  NewsletterSignUpPage,
  NewslettersPage,
} from '../../shared/newsletters/views.ts';
import { NewsletterId } from '../../shared/platform/ids.ts';
import { INTERFACE_LOCALES, type InterfaceLocale, localize } from '../../shared/platform/locale.ts';
import type { PageFrame } from '../../shared/platform/views.ts';
import type { FileKind, PageKind } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import { taxonomies } from '../spaces/directory.ts';
import { FEED_PATTERN, feedPath, isArchived, newsletterPath } from './archived.ts';
import { shownBlocks } from './content/shown-blocks.ts';
import { textFor } from './content/text-for.ts';
import { Newsletters } from './entities.ts';
import { feedOf } from './feed.ts';
import { type NewsletterItem, textsOf } from './newsletter.ts';
import type { CardSlots } from './slots.ts';

/** Newsletters that everybody can read, newest first. */
const archived = async ({ db }: Pick<Services, 'db'>): Promise<NewsletterItem[]> =>
  (await db.all(Newsletters, {}, { reverse: true }))
    .filter(isArchived)
    .sort((one, other) => ((one.startedAt ?? '') > (other.startedAt ?? '') ? -1 : 1));

function viewOf(item: NewsletterItem, { locale, organization }: PageFrame): NewsletterItemView {
  const { id, subject, preheader, startedAt, updatedAt } = item;
  const shown = (texts: typeof subject) => localize(texts, locale, organization.defaultLocale);
  return {
    id,
    path: newsletterPath(id),
    subject: shown(subject),
    preheader: shown(preheader),
    sentAt: startedAt ?? updatedAt,
  };
}

async function loadSignUp(frame: PageFrame, services: Services): Promise<NewsletterSignUpPage> {
  const [all, newsletters] = await Promise.all([taxonomies(services), archived(services)]);
  const { locale, organization } = frame;
  const territories = all
    .filter(({ kind, processId }) => kind === 'territory' && processId === null)
    .map(({ id, name }) => ({ id, name: localize(name, locale, organization.defaultLocale) }));
  return { ...frame, territories, consentVersion: CONSENT_VERSION, hasArchive: newsletters.length > 0 };
}

const loadArchive = async (frame: PageFrame, services: Services): Promise<NewslettersPage> => ({
  ...frame,
  newsletters: (await archived(services)).map((item) => viewOf(item, frame)),
  feed: feedPath(frame.locale),
});

const loadNewsletter = (cards: CardSlots): PageKind['load'] =>
  async function load({ params, frame }, services): Promise<NewsletterPage | undefined> {
    const id = NewsletterId.safeParse(params.newsletterId).data;
    const item = id && (await services.db.get(Newsletters, { id }));
    if (item === undefined || !isArchived(item)) return undefined;
    const { locale, organization } = frame;
    const found = textFor(await textsOf(services, item.id), locale, organization.defaultLocale);
    if (found === undefined) return undefined;
    const blocks = await shownBlocks(services, found.text.blocks, locale, cards);
    return {
      ...frame,
      newsletter: viewOf(item, frame),
      contentLocale: found.locale,
      blocks: blocks.map(({ view }) => view),
      feed: feedPath(locale),
    };
  };

const onlyAll =
  (...paths: readonly string[]): NonNullable<PageKind['pathsOf']> =>
  async (job) =>
    'all' in job ? paths : [];

/** Pages of newsletters: to sign up, what links of mails lead to, and what was sent. @param cards what cards show */
export const newslettersPages = (cards: CardSlots): readonly PageKind[] => [
  {
    pattern: SIGN_UP_PATH,
    delivery: 'published',
    load: ({ frame }, services) => loadSignUp(frame, services),
    pathsOf: onlyAll(SIGN_UP_PATH),
  },
  {
    pattern: PREFERENCES_PATH,
    delivery: 'published',
    inSitemap: false,
    load: ({ frame }, services) => loadSignUp(frame, services),
    pathsOf: onlyAll(PREFERENCES_PATH),
  },
  ...[CONFIRM_PATH, UNSUBSCRIBE_PATH].map(
    (pattern): PageKind => ({
      pattern,
      delivery: 'published',
      inSitemap: false,
      load: async ({ frame }) => frame,
      pathsOf: onlyAll(pattern),
    }),
  ),
  {
    pattern: ARCHIVE_PATH,
    delivery: 'published',
    load: ({ frame }, services) => loadArchive(frame, services),
    pathsOf: onlyAll(ARCHIVE_PATH),
  },
  {
    pattern: `${ARCHIVE_PATH}{newsletterId}/`,
    delivery: 'published',
    load: loadNewsletter(cards),
    pathsOf: async (job, services) =>
      'all' in job ? (await archived(services)).map(({ id }) => newsletterPath(id)) : [],
  },
];

const isLocale = (text: string | undefined): text is InterfaceLocale => INTERFACE_LOCALES.some((one) => one === text);

/** RSS 2.0 of the archive, one in each language. */
export const newslettersFileKinds: readonly FileKind[] = [
  {
    pattern: FEED_PATTERN,
    contentType: 'application/rss+xml; charset=utf-8',
    async make({ locale }, { services, frames }) {
      if (!isLocale(locale)) return undefined;
      const frame = frames(locale, ARCHIVE_PATH);
      if (!frame.organization.locales.includes(locale)) return undefined;
      const items = await archived(services);
      return feedOf(
        frame,
        items.map((item) => viewOf(item, frame)),
      );
    },
    pathsOf: async (job) => ('all' in job ? INTERFACE_LOCALES.map(feedPath) : []),
  },
];
