import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of notifications: what each event says in lists, digests and mails, and its name among the preferences. */
export const notificationsWords = { en, fr, nl } satisfies Catalogue<typeof en>;
