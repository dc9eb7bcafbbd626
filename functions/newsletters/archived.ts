import { ARCHIVE_PATH } from '../../shared/newsletters/rules.ts';
import { INTERFACE_LOCALES, type InterfaceLocale } from '../../shared/platform/locale.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import type { Newsletters } from './entities.ts';

/** Path of the feed of a language. */
export const feedPath = (locale: InterfaceLocale): `/${string}` => `/feeds/newsletters/${locale}.xml`;
export const FEED_PATTERN = '/feeds/newsletters/{locale}.xml';

/** Page of a newsletter in the archive, without the language. */
export const newsletterPath = (id: string): string => `${ARCHIVE_PATH}${id}/`;

const BEGUN = new Set(['building', 'sending', 'paused', 'sent']);

/** Whether it can be read on the site: it was sent, or is being, and somebody has put it there. */
export const isArchived = ({ isPublic, state }: ItemOf<typeof Newsletters>): boolean => isPublic && BEGUN.has(state);

/** All feeds, for what changes with the archive. */
export const FEEDS: readonly string[] = INTERFACE_LOCALES.map(feedPath);
