import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of the office of mails: its refusals. What its screens say is with the words of the back office. */
export const mailsWords = { en, fr, nl } satisfies Catalogue<typeof en>;
