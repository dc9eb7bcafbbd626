import { commentsWords } from '../../../shared/comments/words.ts';
import type { CompiledMessages } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { messagesFor } from '../../../shared/platform/messages.ts';
import { signInMessages } from '../participants/island-words.ts';

/** Words of `Comments`; made where pages are rendered. */
export const commentsMessages = (locale: InterfaceLocale): CompiledMessages => ({
  ...signInMessages(locale),
  ...messagesFor(commentsWords, locale, 'comments.', 'problem.'),
});
