import type { CompiledMessages } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { messagesFor } from '../../../shared/platform/messages.ts';
import { proposalsWords } from '../../../shared/proposals/words.ts';
import { signInMessages } from '../participants/island-words.ts';

/** Words of `VotePanel`; made where pages are rendered. */
export const voteMessages = (locale: InterfaceLocale): CompiledMessages => ({
  ...signInMessages(locale),
  ...messagesFor(proposalsWords, locale, 'vote.', 'problem.'),
});

/** Words of `ProposalForm`. */
export const formMessages = (locale: InterfaceLocale): CompiledMessages => ({
  ...signInMessages(locale),
  ...messagesFor(proposalsWords, locale, 'form.', 'problem.'),
});
