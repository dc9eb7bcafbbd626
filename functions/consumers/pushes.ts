import { worker } from '../platform/worker.ts';
import type { PushSlots } from '../push/slots.ts';
import { PushJob, tellDevices } from '../push/tell-devices.ts';

/** Sends notifications to the devices of people who asked for it. @param slots what notifications say */
export const pushes = (slots: PushSlots) =>
  worker(PushJob, async (jobs, services) => {
    const failed: string[] = [];
    for (const [messageId, job] of jobs) {
      try {
        await tellDevices(services, job, slots);
      } catch (error) {
        services.log.error('push.failed', error instanceof Error ? error.name : 'unknown', { messageId });
        failed.push(messageId);
      }
    }
    return failed;
  });
