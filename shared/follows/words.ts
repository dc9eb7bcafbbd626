import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of following: the button, the list on the account, the mail and the page that its link leads to. */
export const followsWords = { en, fr, nl } satisfies Catalogue<typeof en>;
