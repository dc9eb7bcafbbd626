import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };
import type { Catalogue } from './messages.ts';

/** Words that no feature owns: problems of any request, and the frame of pages and mails. */
export const platformWords = { en, fr, nl } satisfies Catalogue<typeof en>;
