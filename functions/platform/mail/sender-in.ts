import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { localize } from '../../../shared/platform/locale.ts';
import { organization } from '../../spaces/directory.ts';
import type { Services } from '../services.ts';
import type { MailSender } from './template.ts';

/** The organization as mails in a language are from it. */
export async function senderIn(services: Pick<Services, 'db'>, locale: InterfaceLocale): Promise<MailSender> {
  const { name, defaultLocale, accentColor, contact, timeZone } = await organization(services);
  return { name: localize(name, locale, defaultLocale).text, accentColor, contact, timeZone };
}
