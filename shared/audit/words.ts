import type { Catalogue } from '../platform/messages.ts';
import en from './messages/en.json' with { type: 'json' };
import fr from './messages/fr.json' with { type: 'json' };
import nl from './messages/nl.json' with { type: 'json' };

/** Words of the audit log. `audit.act.<operation>` says what somebody did; `end` tells whether it was done. */
export const auditWords = { en, fr, nl } satisfies Catalogue<typeof en>;
/** Key of a word of the audit log. */
export type AuditWord = keyof typeof en;
