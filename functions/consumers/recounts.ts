import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { ComponentId, ProcessId } from '../../shared/platform/ids.ts';
import { Instant } from '../../shared/platform/time.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { VoteStarts } from '../proposals/entities.ts';
import { beginRecount } from '../proposals/recount/begin-recount.ts';
import { runRecount } from '../proposals/recount/run-recount.ts';
import { settleVote } from '../proposals/recount/settle-vote.ts';
import { componentById, components, componentsOf } from '../spaces/directory.ts';

const Job = z.union([
  z.object({ componentId: ComponentId, startedAt: Instant }),
  /** What may be over since dates or phases have changed. */
  z.object({ process: ProcessId }),
  z.object({ component: ComponentId }),
  /** By the schedule: every component in which somebody has ever voted. */
  z.object({ night: z.literal(true) }),
]);

/** Between two final counts of a vote in which something could not be compared. */
const AGAIN_SECONDS = 600;

const lookAgain = ({ queues }: Services, component: ComponentId, delaySeconds: number) =>
  queues.send('recounts', [{ component }], { delaySeconds });

/** What is due for votes that may be over, now or in some minutes. Gives those that go on. */
async function settle(services: Services, all: readonly Component[]): Promise<Component[]> {
  const open: Component[] = [];
  for (const component of all.filter(({ kind }) => kind === 'proposals')) {
    const settled = await settleVote(services, component);
    if (settled === 'open') open.push(component);
    else if (settled !== 'done') await lookAgain(services, component.id, settled.inSeconds);
  }
  return open;
}

/** Each night votes that go on are counted, and those that are over settled, whatever was missed by day. */
async function settleEverywhere(services: Services): Promise<void> {
  const all = (await components(services)).filter(({ kind }) => kind === 'proposals');
  const voted = await services.db.batchGet(
    VoteStarts,
    all.map(({ id }) => ({ componentId: id })),
  );
  const isVoted = new Set(voted.map(({ componentId }) => componentId));
  const open = await settle(
    services,
    all.filter(({ id }) => isVoted.has(id)),
  );
  for (const { id } of open) await beginRecount(services, id, 'night');
}

async function perform(job: z.infer<typeof Job>, services: Services): Promise<void> {
  if ('night' in job) return settleEverywhere(services);
  if ('process' in job) return void (await settle(services, await componentsOf(services, job.process)));
  if ('component' in job) {
    const component = await componentById(services, job.component);
    return void (await settle(services, component === undefined ? [] : [component]));
  }
  const left = await runRecount(services, job);
  if (left === 'more') await services.queues.send('recounts', [job]);
  if (left === 'again') await lookAgain(services, job.componentId, AGAIN_SECONDS);
}

/** Worker that counts ballots anew and repairs the sums that are counted as votes come. */
export const recounts: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const failed: string[] = [];
  for (const [messageId, job] of jobs) {
    try {
      await perform(job, services);
    } catch (error) {
      services.log.error('recounts.failed', error, 'componentId' in job ? { componentId: job.componentId } : {});
      failed.push(messageId);
    }
  }
  return failed;
});
