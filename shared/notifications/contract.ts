/** HTTP contract of notifications: the list on the site, what reaches one by mail and push, and ending it from a mail. */
import * as z from 'zod';
import { defineContract } from '../platform/contract.ts';
import { NotificationId } from '../platform/ids.ts';
import { InterfaceLocale, Locale } from '../platform/locale.ts';
import { Cursor, pageOf } from '../platform/pagination.ts';
import { Instant } from '../platform/time.ts';
import { EventNameSchema, Muted, Preferences, PreferencesInput } from './preferences.ts';

/** Something that somebody was told. */
export const ToldEvent = z.object({
  id: NotificationId,
  event: EventNameSchema,
  at: Instant.describe('When it happened'),
  text: z.string().describe('One line in the wanted language, plain text'),
  context: z.string().describe('Title of the process that it belongs to; may be empty'),
  contextLocale: Locale.describe('Language of the title of the process'),
  path: z.string().describe('Where to see it, without the language'),
  isUnread: z.boolean(),
});
export type ToldEvent = z.infer<typeof ToldEvent>;

const Token = z.object({ token: z.string().max(300) });

/** What the token of a mail ends. */
export const Mute = z.object({
  event: Muted.describe('What the mail was about: an event, or `digest`, or `all` where it was about several'),
  isMuted: z.boolean().describe('Whether mails of this kind have been ended with such a link'),
  isPaused: z.boolean().describe('Whether all mails of notifications have been ended'),
});
export type Mute = z.infer<typeof Mute>;

const Scope = z
  .enum(['event', 'all'])
  .optional()
  .describe('`all` for every mail of notifications; without it this kind');

export const notifications = defineContract('notifications', {
  list: {
    summary: 'What one was told in the last 90 days, newest first',
    method: 'GET',
    path: '/participants/me/notifications',
    access: 'notification.read',
    query: z.object({
      locale: InterfaceLocale,
      cursor: Cursor.optional(),
      only: z.enum(['unread']).optional(),
    }),
    returns: pageOf(ToldEvent)
      .omit({ total: true })
      .extend({
        unread: z.int().nonnegative(),
        mark: z.string().describe('To be sent back as seen: it covers what there is at this moment'),
      }),
  },
  markSeen: {
    summary: 'Mark what a list covered as seen; what came since stays unread',
    method: 'PUT',
    path: '/participants/me/notifications/seen',
    access: 'notification.read',
    body: z.object({ mark: z.string().max(100) }),
    returns: z.object({ unread: z.int().nonnegative() }),
    whileBlocked: true,
  },
  readPreferences: {
    summary: 'What reaches one how',
    method: 'GET',
    path: '/participants/me/notifications/preferences',
    access: 'notification.read',
    returns: Preferences,
  },
  writePreferences: {
    summary: 'Choose what reaches one how; events that are not named stay as they are',
    method: 'PUT',
    path: '/participants/me/notifications/preferences',
    access: 'notification.read',
    body: PreferencesInput,
    returns: Preferences,
    whileBlocked: true,
    problems: ['notification.changed-meanwhile'],
  },
  readMute: {
    summary: 'What the token of a mail ends, without a session',
    method: 'GET',
    path: '/mail/mutes/{token}',
    access: 'public',
    params: Token,
    returns: Mute,
    problems: ['notification.link-invalid'],
  },
  mute: {
    summary: 'End the mails of a kind, or all of them: a page, or a mail program with one click (RFC 8058)',
    method: 'POST',
    path: '/mail/mutes/{token}',
    access: 'public',
    status: 200,
    params: Token,
    accepts: 'form',
    body: z.object({ scope: Scope }),
    returns: Mute,
    problems: ['notification.link-invalid'],
  },
  undoMute: {
    summary: 'Take that back: mails come again as they did before',
    method: 'POST',
    path: '/mail/mutes/{token}/undo',
    access: 'public',
    status: 200,
    params: Token,
    body: z.object({ scope: Scope }),
    returns: Mute,
    problems: ['notification.link-invalid'],
  },
});
