import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of sign-in services: the page after one, the section of the account, refusals. */
export const identitiesWords = { en, fr, nl } satisfies Catalogue<typeof en>;
