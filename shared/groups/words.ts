import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of groups: their page, the section of the account, the choice in the form, the invitation. */
export const groupsWords = { en, fr, nl } satisfies Catalogue<typeof en>;
