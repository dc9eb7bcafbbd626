import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** What the back end says of newsletters: problems, findings of the checks, and the feed. Screens have words of their own. */
export const newslettersWords = { en, fr, nl } satisfies Catalogue<typeof en>;
