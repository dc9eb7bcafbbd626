import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { translator } from '../../../shared/platform/messages.ts';
import { gsmText, SMS_LENGTH, SMS_SECONDS, shortened } from '../../../shared/verifications/sms.ts';
import { verificationsWords } from '../../../shared/verifications/words.ts';

/** Signs of an organization's name: longer ones would make two texts of one. */
const NAME_LENGTH = 40;

interface CodeText {
  readonly locale: InterfaceLocale;
  readonly organization: string;
  readonly code: string;
  /** Without a slash at the end. */
  readonly siteOrigin: string;
}

/**
 * The text that brings a code, in signs of which 160 are one text. Its last line tells telephones which site the code is
 * for, so that they offer it there and nowhere else; it is left out where there is no room.
 */
export function smsText({ locale, organization, code, siteOrigin }: CodeText): string {
  const t = translator(verificationsWords, locale);
  const name = shortened(gsmText(organization), NAME_LENGTH);
  const text = gsmText(t('mail.sms.text', { code, organization: name, minutes: SMS_SECONDS / 60 }));
  const bound = `${text}\n\n@${new URL(siteOrigin).hostname} #${code}`;
  return bound.length <= SMS_LENGTH ? bound : text.slice(0, SMS_LENGTH);
}
