import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { localize } from '../../../shared/platform/locale.ts';
import type { Organization } from '../../../shared/spaces/organization.ts';
import { organization } from '../../spaces/directory.ts';
import type { Services } from '../services.ts';
import type { MailSender } from './template.ts';

/** The organization as mails in a language are from it. */
export const senderFrom = (
  { name, defaultLocale, accentColor, contact, timeZone }: Organization,
  locale: InterfaceLocale,
): MailSender => ({ name: localize(name, locale, defaultLocale).text, accentColor, contact, timeZone });

/** The same, of the organization as it is now. */
export async function senderIn(services: Pick<Services, 'db'>, locale: InterfaceLocale): Promise<MailSender> {
  return senderFrom(await organization(services), locale);
}
