import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { type ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Entry } from '../platform/entry.ts';
import type { Services } from '../platform/services.ts';
import { worker } from '../platform/worker.ts';
import { Proposals } from '../proposals/entities.ts';
import { listPagesOf } from '../proposals/list-pages.ts';
import { pagePathOf, reachableSpace } from '../proposals/space.ts';
import { publishTallyPages } from '../proposals/tally-pages.ts';
import { writeTallies } from '../proposals/write-tallies.ts';

const Job = z.object({ group: z.string() });

/** Writes the sums of a component's proposals, then sees to it that pages show them within a minute. */
async function writeComponent(services: Services, componentId: ComponentId, ids: readonly ProposalId[]) {
  const known = await writeTallies(services, componentId, ids);
  // Where it stands now: the path that a proposal remembers is older than the last change of its process.
  const space = await reachableSpace(services, componentId);
  if (known.length === 0 || space === undefined) return;
  for (const id of known) await publishTallyPages(services, id, [pagePathOf(space, id)]);
  await publishTallyPages(services, componentId, listPagesOf(space));
}

/** Worker that writes the public sums of proposals, component by component. What is no public proposal is passed over. */
export const tallies: Entry<SQSEvent, SQSBatchResponse> = worker(Job, async (jobs, services) => {
  const groups = [...new Set([...jobs.values()].map(({ group }) => group))];
  const ids = groups.flatMap((group) => ProposalId.safeParse(group).data ?? []);
  const proposals = await services.db.batchGet(
    Proposals,
    ids.map((id) => ({ id })),
  );
  const open = proposals.filter(({ state }) => isPublic(state));
  const failed = new Set<string>();
  for (const [componentId, changed] of Map.groupBy(open, (proposal) => proposal.componentId)) {
    try {
      await writeComponent(
        services,
        componentId,
        changed.map(({ id }) => id),
      );
    } catch (error) {
      services.log.error('tallies.failed', error, { componentId });
      for (const { id } of changed) failed.add(id);
    }
  }
  return [...jobs].filter(([, { group }]) => failed.has(group)).map(([messageId]) => messageId);
});
