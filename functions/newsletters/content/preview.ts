import type { NewsletterText } from '../../../shared/newsletters/blocks.ts';
import { newsletters } from '../../../shared/newsletters/contract.ts';
import { handle } from '../../platform/handle.ts';
import { organization } from '../../spaces/directory.ts';
import { newsletterById, textsOf } from '../newsletter.ts';
import type { CardSlots } from '../slots.ts';
import { renderText } from './rendered.ts';
import { textFor } from './text-for.ts';

/** What is shown of a text that has no subject yet. */
const titled = (text: NewsletterText): NewsletterText => ({
  ...text,
  subject: text.subject === '' ? '…' : text.subject,
});

/** The mail as readers of a language get it; of a draft also what is not complete. Its own links lead nowhere. */
export const previewNewsletter = (cards: CardSlots) =>
  handle(newsletters.preview, async ({ params: { newsletterId }, query: { locale } }, services) => {
    const [texts, { defaultLocale }] = await Promise.all([
      newsletterById(services, newsletterId).then(() => textsOf(services, newsletterId)),
      organization(services),
    ]);
    const own = texts[locale];
    const { locale: shown, text } = textFor(texts, locale, defaultLocale) ?? {
      locale,
      text: own ?? { subject: '', preheader: '', blocks: [] },
    };
    const { subject, html, text: plain } = await renderText(services, titled(text), locale, { cards });
    return { locale: shown, subject, html, text: plain };
  });
