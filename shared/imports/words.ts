import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of imports and exports in Decidim's forms. */
export const importsWords = { en, fr, nl } satisfies Catalogue<typeof en>;
export type ImportsWord = keyof typeof en;
