import { notificationPolicy } from '../../shared/notifications/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { listNotifications, markSeen } from './list-notifications.ts';
import { mute, readMute, undoMute } from './mute.ts';
import { readPreferences, writePreferences } from './preferences.ts';

/** What one was told, what reaches one how, and the way out of every mail. */
export const notificationsApi: Api = createApi({
  handlers: [listNotifications, markSeen, readPreferences, writePreferences, readMute, mute, undoMute],
  policies: [notificationPolicy],
});
