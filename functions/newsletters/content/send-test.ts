import { newsletters } from '../../../shared/newsletters/contract.ts';
import { newslettersWords } from '../../../shared/newsletters/words.ts';
import { translator } from '../../../shared/platform/messages.ts';
import { Participants } from '../../platform/entities.ts';
import { handle } from '../../platform/handle.ts';
import { MailNotMade } from '../../platform/mail/mail-words.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import { personOf } from '../../platform/person.ts';
import { Problem } from '../../platform/problem.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import { organization } from '../../spaces/directory.ts';
import { newsletterById, textsOf } from '../newsletter.ts';
import type { CardSlots } from '../slots.ts';
import { testKey } from '../worker/prepared-key.ts';
import { renderText } from './rendered.ts';
import { textFor } from './text-for.ts';

const TESTS: Limit = { name: 'newsletter-tests', requests: 30, seconds: 3600, problem: 'request.too-many' };

/** Mails a newsletter as it is now to whoever writes it. The mail is kept in a file until it is sent, as all of them are. */
export const sendTest = (cards: CardSlots) =>
  handle(newsletters.sendTest, async ({ params: { newsletterId }, body: { locale }, actor, requestId }, services) => {
    const { participantId } = personOf(actor);
    const item = await newsletterById(services, newsletterId);
    const [texts, { defaultLocale }, { email }] = await Promise.all([
      textsOf(services, newsletterId),
      organization(services),
      services.db.require(Participants, { id: participantId }, 'session.invalid'),
    ]);
    const found = textFor(texts, locale, defaultLocale);
    if (found === undefined) throw new Problem('newsletter.incomplete');
    await countAgainst(services, TESTS, participantId);
    const subject = translator(newslettersWords, locale)('mail.test.subject', { subject: found.text.subject });
    const rendered = await renderText(services, { ...found.text, subject }, locale, { cards }).catch(
      (error: unknown) => {
        throw error instanceof MailNotMade ? new Problem('newsletter.incomplete') : error;
      },
    );
    const test = String(item.revision);
    await services.files.data.put(testKey(newsletterId, locale, participantId), JSON.stringify(rendered), {
      contentType: 'application/json',
      cacheControl: 'no-store',
    });
    await services.db.write(
      outboxMail(services, {
        source: ['newsletter-test', newsletterId, locale, participantId, test, requestId],
        template: 'newsletter',
        to: { participantId },
        locale,
        values: { newsletterId, participantId },
      }),
    );
    return { email };
  });
