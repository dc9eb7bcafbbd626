import type { NewsletterId, ParticipantId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';

/** Where the mail of a language lies, in the bucket of data: apart, since senders render nothing. */
export const preparedKey = (newsletterId: NewsletterId, locale: InterfaceLocale): string =>
  `newsletters/${newsletterId}/${locale}.json`;

/** The same of a test that somebody has mailed to themselves: the last one of each language. */
export const testKey = (newsletterId: NewsletterId, locale: InterfaceLocale, participantId: ParticipantId): string =>
  `newsletters/${newsletterId}/tests/${participantId}/${locale}.json`;
