import type { Catalogue } from '../../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of newsletters in the back office: writing, checking, counting, sending, results. */
export const newsletterOfficeWords = { en, fr, nl } satisfies Catalogue<typeof en>;
/** Key of one of them. */
export type NewsletterOfficeWord = keyof typeof en;
