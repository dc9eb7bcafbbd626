import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ParticipantId } from '../../shared/platform/ids.ts';
import { erase } from '../participants/erase.ts';
import type { EraseSlots } from '../participants/slots.ts';
import type { Entry } from '../platform/entry.ts';
import { worker } from '../platform/worker.ts';

const Job = z.object({ participantId: ParticipantId, isSecondLook: z.boolean().default(false) });
/** Seconds after which a second look finds what an index did not show yet, or a request in progress still wrote. */
const SECOND_LOOK = 300;

/** Worker that removes what is left of deleted accounts; messages may come twice and in any order. */
export const eraser = (slots: EraseSlots): Entry<SQSEvent, SQSBatchResponse> =>
  worker(Job, async (jobs, services) => {
    const failed: string[] = [];
    for (const [messageId, { participantId, isSecondLook }] of jobs) {
      try {
        const isErased = await erase(services, participantId, slots);
        const again = { participantId, isSecondLook: true };
        if (isErased && !isSecondLook) await services.queues.send('erasures', [again], { delaySeconds: SECOND_LOOK });
      } catch (error) {
        services.log.error('eraser.failed', error, { participantId });
        failed.push(messageId);
      }
    }
    return failed;
  });
