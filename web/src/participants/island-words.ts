import { participantsWords } from '../../../shared/participants/words.ts';
import type { CompiledMessages } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { messagesFor } from '../../../shared/platform/messages.ts';
import { platformWords } from '../../../shared/platform/words.ts';

/** Words of `SessionMenu`. These functions run where pages are rendered: compiling messages is no work for a browser. */
export const sessionMessages = (locale: InterfaceLocale): CompiledMessages =>
  messagesFor(participantsWords, locale, 'session.');

/** Words of `SignIn`, and of every island that may open it. */
export const signInMessages = (locale: InterfaceLocale): CompiledMessages => ({
  ...messagesFor(platformWords, locale, 'problem.'),
  ...messagesFor(participantsWords, locale, 'sign-in.', 'problem.'),
});

/** Words of `Account`. */
export const accountMessages = (locale: InterfaceLocale): CompiledMessages => ({
  ...signInMessages(locale),
  ...messagesFor(participantsWords, locale, 'account.'),
});
