import { EVENTS } from '../shared/notifications/events.ts';
import { Notifications } from './notifications/entities.ts';
import type { PushSlots } from './push/slots.ts';

/** What the worker of pushes needs of notifications: which kind of news it is, and where it stands. */
export const pushSlots: PushSlots = {
  async noticeOf({ db }, participantId, id) {
    const told = await db.get(Notifications, { participantId, id });
    return told === undefined ? undefined : { kind: EVENTS[told.event].group, path: told.path };
  },
};
