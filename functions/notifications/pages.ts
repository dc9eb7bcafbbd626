import { MUTE_PATH, NOTIFICATIONS_PATH } from '../../shared/notifications/rules.ts';
import type { PageKind } from '../platform/page.ts';

/** A page that is the same for everybody: what it shows comes with a session, or with the token of a mail. */
const page = (pattern: string): PageKind => ({
  pattern,
  delivery: 'published',
  inSitemap: false,
  load: async ({ frame }) => frame,
  pathsOf: async (job) => ('all' in job ? [pattern] : []),
});

/** The list of notifications, and the page that the links of their mails lead to. */
export const notificationsPages: readonly PageKind[] = [page(NOTIFICATIONS_PATH), page(MUTE_PATH)];
