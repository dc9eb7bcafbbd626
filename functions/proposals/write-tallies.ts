import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { type Lease, withLease } from '../platform/lease.ts';
import type { Services } from '../platform/services.ts';
import { sumsOfProposal } from './count-sums.ts';
import { Proposals } from './entities.ts';
import { expireList } from './list/warm-list.ts';
import type { ProposalItem } from './proposal.ts';
import { ComponentTallies, componentTalliesKey, type ProposalSums, proposalTallyKey } from './tally-file.ts';

/** Readable with API and table down: the CDN goes on with the last one for a day. */
const TALLY_FILE = {
  contentType: 'application/json',
  cacheControl: 'public, max-age=0, s-maxage=2, stale-while-revalidate=10, stale-if-error=86400',
} as const;
const AT_ONCE = 16;

async function readFile({ files, now }: Services, componentId: ComponentId): Promise<ComponentTallies> {
  const file = await files.site.get(componentTalliesKey(componentId));
  if (file === undefined) return { countedAt: now(), proposals: {} };
  return ComponentTallies.parse(JSON.parse(new TextDecoder().decode(file.body)));
}

const isSame = (one: ProposalSums | undefined, other: ProposalSums) => JSON.stringify(one) === JSON.stringify(other);

/** Sums of each proposal as the table has them now, which is never less than what a file written before has counted. */
async function countAll(services: Services, proposals: readonly ProposalItem[]) {
  const counted: { readonly id: ProposalId; readonly sums: ProposalSums }[] = [];
  for (let start = 0; start < proposals.length; start += AT_ONCE) {
    const some = proposals.slice(start, start + AT_ONCE);
    counted.push(
      ...(await Promise.all(some.map(async (one) => ({ id: one.id, sums: await sumsOfProposal(services, one) })))),
    );
  }
  return counted;
}

async function putProposals(
  { files, now }: Services,
  changed: readonly { readonly id: ProposalId; readonly sums: ProposalSums }[],
): Promise<void> {
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    await Promise.all(
      changed.slice(start, start + AT_ONCE).map(({ id, sums: { comments: _, references: __, ...tally } }) => {
        return files.site.put(proposalTallyKey(id), JSON.stringify({ ...tally, countedAt: now() }), TALLY_FILE);
      }),
    );
  }
}

async function rewrite(
  services: Services,
  componentId: ComponentId,
  ids: readonly ProposalId[],
  lease: Lease,
): Promise<ProposalId[]> {
  const file = await readFile(services, componentId);
  // Read under the lease: what was read before it could be older than what the last holder has written.
  const stored = await services.db.batchGet(
    Proposals,
    ids.map((id) => ({ id })),
  );
  const counted = await countAll(
    services,
    stored.filter(({ state }) => isPublic(state)),
  );
  // The file of the component is written last: what it says of a proposal has been said in the proposal's own.
  const changed = counted.filter(({ id, sums }) => !isSame(file.proposals[id], sums));
  const known = ids.filter((id) => file.proposals[id] !== undefined);
  if (changed.length === 0) return known;
  lease.check();
  await putProposals(services, changed);
  const proposals = { ...file.proposals, ...Object.fromEntries(changed.map(({ id, sums }) => [id, sums])) };
  lease.check();
  const json = JSON.stringify({ countedAt: services.now(), proposals });
  await services.files.site.put(componentTalliesKey(componentId), json, TALLY_FILE);
  return known;
}

/**
 * Writes the public sums of some proposals of one component: a file for each, and their part of the component's. One
 * function at a time writes the files of a component and reads what it counts only then, so that sums never go back.
 *
 * @returns those that had sums before: the pages of a new one are published because it is new
 */
export async function writeTallies(
  services: Services,
  componentId: ComponentId,
  ids: readonly ProposalId[],
): Promise<ProposalId[]> {
  const known = await withLease(services, `tallies#${componentId}`, (lease) =>
    rewrite(services, componentId, ids, lease),
  );
  expireList(services, componentId);
  return known;
}
