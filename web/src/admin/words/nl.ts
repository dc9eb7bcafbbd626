import admin from '../../../../shared/admin/messages/nl.json' with { type: 'json' };
import participants from '../../../../shared/participants/messages/nl.json' with { type: 'json' };
import platform from '../../../../shared/platform/messages/nl.json' with { type: 'json' };

/** Words of the back office in one language: a module of its own, so that a browser loads one language only. */
export const messages: Readonly<Record<string, string>> = { ...platform, ...participants, ...admin };
