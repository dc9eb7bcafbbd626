import { followsWords } from '../../../shared/follows/words.ts';
import { participantsWords } from '../../../shared/participants/words.ts';
import type { CompiledMessages } from '../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { messagesFor } from '../../../shared/platform/messages.ts';
import { platformWords } from '../../../shared/platform/words.ts';
import type { FollowedKind } from './islands/followed-kind.ts';

/** Words that following asks for: those of one kind, of signing in over the page, and of refusals. */
export const followWords = (
  locale: InterfaceLocale,
  ...kinds: readonly (FollowedKind | 'vote')[]
): CompiledMessages => ({
  ...messagesFor(platformWords, locale, 'problem.'),
  ...messagesFor(participantsWords, locale, 'sign-in.', 'problem.'),
  ...messagesFor(followsWords, locale, 'follow.follow', ...kinds.map((kind) => `follow.${kind}.`), 'problem.'),
});
