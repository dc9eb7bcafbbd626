import type { Catalogue } from '../../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of the public pages of newsletters: signing up, confirming, stopping, reading what was sent. */
export const newsletterPagesWords = { en, fr, nl } satisfies Catalogue<typeof en>;
