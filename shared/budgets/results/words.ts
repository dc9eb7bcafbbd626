import type { Catalogue } from '../../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of results: their page, the check of receipts, and the explanation of each rule. */
export const budgetResultsWords = { en, fr, nl } satisfies Catalogue<typeof en>;
