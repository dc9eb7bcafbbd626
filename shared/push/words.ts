import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of notifications on devices, of the page without network, and of what is said where pages are read from memory. */
export const pushWords = { en, fr, nl } satisfies Catalogue<typeof en>;
