import type { PushSlots } from './push/slots.ts';

/** What the worker of pushes needs of notifications. */
export const pushSlots: PushSlots = { noticeOf: async () => undefined };
