import type { EventGroup } from '../../shared/notifications/events.ts';
import type { NotificationId, ParticipantId } from '../../shared/platform/ids.ts';
import type { Services } from '../platform/services.ts';

/** What a device may say of a notification, and where it leads. */
export interface PushNotice {
  /** As much as a locked screen may say: what happened stands on the page. */
  readonly kind: EventGroup;
  /** Without the language. */
  readonly path: string;
}

/** What pushes need of notifications; who puts features together hands it over. */
export interface PushSlots {
  /** `undefined`: there is no such notification any more, or nobody may see what it is about. */
  readonly noticeOf: (
    services: Services,
    participantId: ParticipantId,
    notificationId: NotificationId,
  ) => Promise<PushNotice | undefined>;
}
