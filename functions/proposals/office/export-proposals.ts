import { proposals } from '../../../shared/proposals/contract.ts';
import { groupAuthorsOf } from '../../platform/group-names.ts';
import { handle } from '../../platform/handle.ts';
import { profilesOf } from '../../platform/profiles.ts';
import { areCountsHidden } from '../hidden-counts.ts';
import { everyMatch } from '../list/search.ts';
import { freshList } from '../list/warm-list.ts';
import { toProposal } from '../proposal.ts';
import { anySpace, pagePathOf } from '../space.ts';
import { NO_SUMS } from '../tally-file.ts';
import { listFilterOf, proposalsOf } from './selection.ts';

/** Proposals of one answer: their texts together stay well below what an answer may weigh. */
const A_PART = 100;

/** Proposals of a filter with all that a file shows of them, newest first, some at a time. */
export const exportProposals = handle(proposals.exportProposals, async ({ params, query, actor }, services) => {
  const { componentId } = params;
  const space = await anySpace(services, componentId);
  const { list, sums } = await freshList(services, componentId);
  const found = everyMatch(list, await listFilterOf(services, componentId, query.filter, actor));
  const ids = found.slice(query.after, query.after + A_PART).map(({ id }) => id);
  const stored = new Map((await proposalsOf(services, ids)).map((proposal) => [proposal.id, proposal]));
  const part = ids.flatMap((id) => stored.get(id) ?? []);
  const names = await profilesOf(
    services,
    part.flatMap(({ authorId }) => authorId ?? []),
  );
  const groups = await groupAuthorsOf(
    services,
    part.flatMap(({ groupId }) => groupId ?? []),
  );
  const areHidden = areCountsHidden(space, services);
  const items = part.map((proposal) => {
    const { importedVotes: _, ...told } = toProposal(proposal);
    const { comments, references: __, ...tally } = sums[proposal.id] ?? NO_SUMS;
    const group = proposal.groupId === null ? undefined : groups.get(proposal.groupId);
    const authorName = group?.name ?? (proposal.authorId === null ? null : (names.get(proposal.authorId) ?? null));
    return { ...told, path: pagePathOf(space, proposal.id), authorName, tally: areHidden ? null : tally, comments };
  });
  const next = query.after + A_PART;
  return { items, total: found.length, next: next < found.length ? next : null };
});
