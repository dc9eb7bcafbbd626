import type { NewsletterId } from '../../../shared/platform/ids.ts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '../../../shared/platform/locale.ts';
import { put } from '../../platform/db/write.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { MailNotMade } from '../../platform/mail/mail-words.ts';
import type { RenderedNewsletter } from '../../platform/mail/newsletter-mail.ts';
import type { Services } from '../../platform/services.ts';
import { organization } from '../../spaces/directory.ts';
import { type LinkOf, renderText } from '../content/rendered.ts';
import { textFor } from '../content/text-for.ts';
import { NewsletterLinks } from '../entities.ts';
import { type NewsletterItem, textsOf } from '../newsletter.ts';
import type { CardSlots } from '../slots.ts';
import { preparedKey } from './prepared-key.ts';

/** Links that lead over our own counter: each address has one number, in the order in which they come. */
function countedLinks(newsletterId: NewsletterId, origin: string) {
  const urls = new Map<string, string>();
  const linkOf: LinkOf = (url) => {
    // Addresses of mail and of telephones are no pages.
    if (!/^https?:/.test(url)) return url;
    const link = urls.get(url) ?? String(urls.size);
    urls.set(url, link);
    return `${origin}/api/newsletters/${newsletterId}/links/${link}`;
  };
  return { urls, linkOf };
}

const AT_ONCE = 10;
const FILE = { contentType: 'application/json', cacheControl: 'no-store' };
const LAST = INTERFACE_LOCALES[INTERFACE_LOCALES.length - 1] ?? 'nl';

/**
 * Renders the mail of each language, before the first is written, and once: all readers get the same, whatever is changed
 * meanwhile and however often it is asked for.
 * @throws MailNotMade where a language has no text
 */
export async function prepare(services: Services, item: NewsletterItem, cards: CardSlots): Promise<void> {
  if ((await services.files.data.size(preparedKey(item.id, LAST))) !== undefined) return;
  const [texts, { defaultLocale }] = await Promise.all([textsOf(services, item.id), organization(services)]);
  const { urls, linkOf } = countedLinks(item.id, services.config.siteOrigin);
  const rendered = new Map<InterfaceLocale, RenderedNewsletter>();
  for (const locale of INTERFACE_LOCALES) {
    const found = textFor(texts, locale, defaultLocale);
    if (found === undefined) throw new MailNotMade('it has no text in the default language');
    rendered.set(
      locale,
      await renderText(services, found.text, locale, { cards, ...(item.tracksClicks ? { linkOf } : {}) }),
    );
  }
  await inParallel([...urls], AT_ONCE, ([url, link]) =>
    services.db.write(put(NewsletterLinks, { newsletterId: item.id, link, url })),
  );
  // The last of them says that all are there.
  for (const [locale, mail] of rendered)
    await services.files.data.put(preparedKey(item.id, locale), JSON.stringify(mail), FILE);
}
