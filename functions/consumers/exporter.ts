import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ExportId, ParticipantId } from '../../shared/platform/ids.ts';
import { makeExport } from '../participants/export/make-export.ts';
import type { ExportSlots } from '../participants/slots.ts';
import type { Entry } from '../platform/entry.ts';
import { worker } from '../platform/worker.ts';

const Job = z.object({ participantId: ParticipantId, exportId: ExportId });

/** Worker that makes the files of people's own data, one after the other; messages may come twice. */
export const exporter = (slots: ExportSlots): Entry<SQSEvent, SQSBatchResponse> =>
  worker(Job, async (jobs, services) => {
    const failed: string[] = [];
    for (const [messageId, job] of jobs) {
      try {
        await makeExport(services, job, slots);
      } catch (error) {
        services.log.error('exporter.failed', error, { exportId: job.exportId });
        failed.push(messageId);
      }
    }
    return failed;
  });
