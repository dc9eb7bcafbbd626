import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId, ExchangeId } from '../../shared/platform/ids.ts';
import { Exchanges } from '../imports/entities.ts';
import { noteProgress, targetOf } from '../imports/exchange/exchange.ts';
import { runExport } from '../imports/exchange/run-export.ts';
import { runImport } from '../imports/exchange/run-import.ts';
import { FileProblem } from '../imports/files/file-problem.ts';
import type { ExportSlots, RowSlots } from '../imports/slots.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';

const Job = z.object({ componentId: ComponentId, exchangeId: ExchangeId });

/** How the features behind proposals and comments write and read them. */
export interface ExchangeSlots {
  readonly import: RowSlots;
  readonly export: ExportSlots;
}

/** Goes on with one import or export; says whether something is left to do. */
async function goOn(services: Services, job: z.infer<typeof Job>, slots: ExchangeSlots): Promise<boolean> {
  const item = await services.db.get(Exchanges, { componentId: job.componentId, id: job.exchangeId });
  if (item?.state !== 'waiting' && item?.state !== 'running') return false;
  try {
    const target = await targetOf(services, job.componentId);
    if (target === undefined) throw new FileProblem('component-gone');
    return item.direction === 'import'
      ? await runImport(services, item, target, slots.import)
      : await runExport(services, item, target, slots.export);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const now = await services.db.get(Exchanges, { componentId: job.componentId, id: job.exchangeId });
    const failure = { code: error.code, facts: { ...error.facts } };
    if (now !== undefined) await noteProgress(services, now, { state: 'failed', failure, finishedAt: services.now() });
    return false;
  }
}

/**
 * Worker of imports and exports in Decidim's forms. Messages may come twice: what is written is written once. One whose
 * time is over sends its own message again, and goes on where it was.
 */
export const exchanger = (slots: ExchangeSlots): Entry<SQSEvent, SQSBatchResponse> =>
  worker(Job, async (jobs, services) => {
    const failed: string[] = [];
    for (const [messageId, job] of jobs) {
      try {
        if (await goOn(services, job, slots)) await services.queues.send('exchanges', [job]);
      } catch (error) {
        services.log.error('exchanger.failed', error, { exchangeId: job.exchangeId });
        failed.push(messageId);
      }
    }
    return failed;
  });
