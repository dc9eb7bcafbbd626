/** What every mail looks like, with made-up values: to look at, and to send to oneself. */
import { type MailKind, mails } from '../../shared/mails/contract.ts';
import { MAIL_KINDS } from '../../shared/mails/kinds.ts';
import type { InterfaceLocale } from '../../shared/platform/locale.ts';
import { handle } from '../platform/handle.ts';
import { layOut, mailPage } from '../platform/mail/layout.ts';
import { outboxMail } from '../platform/mail/outbox.ts';
import { senderIn } from '../platform/mail/sender-in.ts';
import { exampleOf, mailExamples } from '../platform/mail/templates.ts';
import { personOf } from '../platform/person.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';

const TESTS: Limit = { name: 'mail-previews', requests: 30, seconds: 3600, problem: 'request.too-many' };

/** @throws TypeError for a kind that has no example, which a test rules out */
function kindOf(template: string): MailKind {
  const kind = mailExamples.find((one) => one.template === template);
  if (kind === undefined) throw new TypeError(`there is no example of ${template}`);
  return { template, group: kind.group };
}

async function rendered(services: Services, template: string, locale: InterfaceLocale) {
  const sender = await senderIn(services, locale);
  const { name: organization, ...about } = sender;
  const { siteOrigin } = services.config;
  const content = await exampleOf(template, { ...about, organization, siteOrigin, locale });
  const { subject, html, text } = await layOut(content, sender, locale);
  return { subject, html, text, preheader: mailPage(content, sender, locale).preheader };
}

/** Every kind of mail, in the order of the back office. */
export const listPreviews = handle(mails.listPreviews, async () => ({ kinds: MAIL_KINDS.map(kindOf) }));

/** One kind, as it goes out in a language. Its links are signed with nothing that works. */
export const readPreview = handle(mails.readPreview, async ({ params, query: { locale } }, services) => {
  const kind = kindOf(params.kind);
  return { ...kind, locale, ...(await rendered(services, kind.template, locale)) };
});

/** The same to the address of whoever asks, by the outbox and marked as a test. */
export const sendPreview = handle(mails.sendPreview, async ({ params, body: { locale }, actor }, services) => {
  const { template } = kindOf(params.kind);
  const { participantId } = personOf(actor);
  await countAgainst(services, TESTS, participantId);
  const values = { of: template };
  await services.db.write(outboxMail(services, { template: 'preview', to: { participantId }, locale, values }));
  return undefined;
});
