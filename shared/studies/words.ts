import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of studies for the public: on the page of a proposal, in mails, and of what was refused. */
export const studiesWords = { en, fr, nl } satisfies Catalogue<typeof en>;
