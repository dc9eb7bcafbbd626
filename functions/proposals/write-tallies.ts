import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { type Lease, withLease } from '../platform/lease.ts';
import type { Services } from '../platform/services.ts';
import { sumsOfProposal } from './count-sums.ts';
import { Proposals } from './entities.ts';
import { areCountsHidden, spaceOfComponent } from './hidden-counts.ts';
import { expireList } from './list/warm-list.ts';
import { type CountedProposal, markReached } from './mark-reached.ts';
import { noteDay } from './note-day.ts';
import type { ProposalItem } from './proposal.ts';
import { type Space, settingsOf } from './space.ts';
import {
  ComponentTallies,
  componentTalliesKey,
  type ProposalSums,
  proposalTallyKey,
  tallyCache,
  withoutVotes,
} from './tally-file.ts';

/** Readable with API and table down: the CDN goes on with the last one for a day. */
const tallyFile = ({ config: { tallySeconds } }: Pick<Services, 'config'>) => ({
  contentType: 'application/json',
  cacheControl: tallyCache(tallySeconds),
});
/** Proposals whose sums are read at once, with three queries each. */
const AT_ONCE = 16;
/** Files that are put at once: S3 takes several times as long as the table, and the SDK has 50 connections. */
const FILES_AT_ONCE = 48;

async function readFile({ files, now }: Services, componentId: ComponentId): Promise<ComponentTallies> {
  const file = await files.site.get(componentTalliesKey(componentId));
  if (file === undefined) return { countedAt: now(), areHidden: false, proposals: {} };
  return ComponentTallies.parse(JSON.parse(new TextDecoder().decode(file.body)));
}

const isSame = (one: ProposalSums | undefined, other: ProposalSums) => JSON.stringify(one) === JSON.stringify(other);

/** Sums of each proposal as the table has them now, which is never less than what a file written before has counted. */
const countAll = (services: Services, proposals: readonly ProposalItem[]): Promise<CountedProposal[]> =>
  inParallel(proposals, AT_ONCE, async (proposal) => ({ proposal, sums: await sumsOfProposal(services, proposal) }));

interface Told {
  readonly id: ProposalId;
  readonly sums: ProposalSums;
}

const putProposals = (services: Services, told: readonly Told[], areHidden: boolean): Promise<unknown> =>
  inParallel(told, FILES_AT_ONCE, ({ id, sums: { comments, references: _, ...tally } }) =>
    services.files.site.put(
      proposalTallyKey(id),
      // How many comments there are tells an open page that there are new ones.
      JSON.stringify({ ...(areHidden ? { areHidden } : tally), comments, countedAt: services.now() }),
      tallyFile(services),
    ),
  );

/** Sums that were written before, with those of votes taken out once nobody is to see them any more. */
const soFar = ({ proposals, areHidden: were }: ComponentTallies, areHidden: boolean): ComponentTallies['proposals'] =>
  were || !areHidden
    ? proposals
    : Object.fromEntries(Object.entries(proposals).map(([id, sums]) => [id, withoutVotes(sums)]));

interface Task {
  readonly componentId: ComponentId;
  readonly ids: readonly ProposalId[];
  /** Writes the file of each proposal, changed or not. */
  readonly isRefresh: boolean;
}

async function rewrite(services: Services, { componentId, ids, isRefresh }: Task, lease: Lease): Promise<Written> {
  const space = await spaceOfComponent(services, componentId);
  const areHidden = space !== undefined && areCountsHidden(space, services);
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
  const before = soFar(file, areHidden);
  // The file of the component is written last: what it says of a proposal has been said in the proposal's own.
  const told = counted
    .map(({ proposal: { id }, sums }) => ({ id, sums: areHidden ? withoutVotes(sums) : sums }))
    .filter(({ id, sums }) => isRefresh || !isSame(before[id], sums));
  const written = { known: ids.filter((id) => before[id] !== undefined), counted: areHidden ? [] : counted, space };
  // What moderation has hidden is told of nowhere.
  const gone = stored.filter(({ id, state }) => state === 'hidden' && before[id] !== undefined).map(({ id }) => id);
  if (told.length === 0 && gone.length === 0 && file.areHidden === areHidden) return written;
  lease.check();
  await putProposals(services, told, areHidden);
  await inParallel(gone, AT_ONCE, (id) => services.files.site.remove(proposalTallyKey(id)));
  const all = { ...before, ...Object.fromEntries(told.map(({ id, sums }) => [id, sums])) };
  const proposals = Object.fromEntries(Object.entries(all).filter(([id]) => !gone.some((one) => one === id)));
  lease.check();
  const json = JSON.stringify({ countedAt: services.now(), ...(areHidden ? { areHidden } : {}), proposals });
  await services.files.site.put(componentTalliesKey(componentId), json, tallyFile(services));
  await noteDay(services, componentId, { proposals, areHidden });
  return written;
}

interface Written {
  readonly known: ProposalId[];
  /** None while counts are hidden: nothing may follow from them. */
  readonly counted: readonly CountedProposal[];
  readonly space: Space | undefined;
}

/**
 * Writes the public sums of some proposals of one component: a file for each, and their part of the component's. One
 * function at a time writes the files of a component and reads what it counts only then, so that sums never go back.
 * While counts are hidden the files say nothing of votes. Proposals that have reached the threshold are marked.
 *
 * @returns those that had sums before: the pages of a new one are published because it is new
 */
export async function writeTallies(
  services: Services,
  componentId: ComponentId,
  ids: readonly ProposalId[],
  { isRefresh = false }: { readonly isRefresh?: boolean } = {},
): Promise<ProposalId[]> {
  const { known, counted, space } = await withLease(services, `tallies#${componentId}`, (lease) =>
    rewrite(services, { componentId, ids, isRefresh }, lease),
  );
  expireList(services, componentId);
  if (space !== undefined) await markReached(services, counted, settingsOf(space));
  return known;
}
