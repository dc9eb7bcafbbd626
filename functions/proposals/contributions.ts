/** What proposals tell of one participant: `functions/features.ts` hands it to accounts. */
import { type GroupId, type ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { Contribution, PersonalTable, ResourceTitles } from '../platform/contributions.ts';
import { remove } from '../platform/db/write.ts';
import { GroupProposals } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { components, processes } from '../spaces/directory.ts';
import { Proposals } from './entities.ts';
import type { ProposalItem } from './proposal.ts';
import { componentPathOf, isReachable, pagePathOf, type Space } from './space.ts';

type Spaces = ReadonlyMap<string, Space>;

/** Every component that participants can reach now, with its process. */
async function reachableSpaces(services: Services): Promise<Spaces> {
  const [allProcesses, all] = await Promise.all([processes(services), components(services)]);
  const byId = new Map(allProcesses.map((process) => [process.id, process]));
  return new Map(
    all.flatMap((component) => {
      const process = byId.get(component.processId);
      const space = process && { component, process };
      return space !== undefined && isReachable(space) ? [[component.id, space] as const] : [];
    }),
  );
}

function pathOf({ id, componentId, state }: ProposalItem, spaces: Spaces): string | null {
  const space = spaces.get(componentId);
  if (space === undefined) return null;
  // The page says that it is hidden, and why.
  return isPublic(state) || state === 'hidden'
    ? pagePathOf(space, id)
    : `${componentPathOf(space)}propose/?draft=${id}`;
}

const own = ({ db }: Services, authorId: ParticipantId) =>
  db.all(Proposals, { authorId }, { index: 'byAuthor', reverse: true });

/** Ids of own proposals and drafts, for what belongs to them. */
export const ownProposalIds = async (services: Services, authorId: ParticipantId) =>
  (await own(services, authorId)).map(({ id }) => id);

/** Proposals as contributions, newest first. */
const toContributions = (all: readonly ProposalItem[], spaces: Spaces): Contribution[] =>
  all
    .map((proposal): Contribution => {
      const { id, title, locale, state, groupId, publishedAt, updatedAt } = proposal;
      const path = pathOf(proposal, spaces);
      const isInOwnName = groupId === null;
      const at = publishedAt ?? updatedAt;
      return { kind: 'proposal', id, title, locale, excerpt: '', state, isInOwnName, path, at };
    })
    .sort((one, other) => (one.at > other.at ? -1 : 1));

/** Own proposals in every state, newest first. */
export async function proposalContributions(services: Services, authorId: ParticipantId): Promise<Contribution[]> {
  const [all, spaces] = await Promise.all([own(services, authorId), reachableSpaces(services)]);
  return toContributions(all, spaces);
}

/** What stands in the name of a group, as readers see it, newest first. */
export async function groupContributions(services: Services, groupId: GroupId): Promise<Contribution[]> {
  const [listed, spaces] = await Promise.all([services.db.all(GroupProposals, { groupId }), reachableSpaces(services)]);
  const found = await services.db.batchGet(
    Proposals,
    listed.map(({ proposalId }) => ({ id: proposalId })),
  );
  return toContributions(
    found.filter((proposal) => proposal.groupId === groupId && isPublic(proposal.state)),
    spaces,
  ).filter(({ path }) => path !== null);
}

/** Titles of proposals that participants can or could read, for what hangs on them. */
export const proposalTitles: ResourceTitles = async (services, ids) => {
  const [found, spaces] = await Promise.all([
    services.db.batchGet(
      Proposals,
      ids.map((id) => ({ id: ProposalId.parse(id) })),
    ),
    reachableSpaces(services),
  ]);
  const readable = found.filter(({ state }) => isPublic(state));
  return new Map(
    readable.map((proposal) => {
      const { id, title, locale } = proposal;
      return [id, { title, locale, path: pathOf(proposal, spaces) }] as const;
    }),
  );
};

/** Proposals and drafts as they were written, for the download of own data. */
export async function proposalsTable(services: Services, authorId: ParticipantId): Promise<PersonalTable> {
  const columns = [
    'id',
    'reference',
    'state',
    'title',
    'text',
    'language',
    'component',
    'created_at',
    'published_at',
    'withdrawn_at',
  ];
  const rows = (await own(services, authorId)).map((proposal) => [
    proposal.id,
    proposal.reference,
    proposal.state,
    proposal.title,
    proposal.body.text,
    proposal.locale,
    proposal.componentId,
    proposal.createdAt,
    proposal.publishedAt,
    proposal.withdrawnAt,
  ]);
  return { name: 'proposals', columns, rows };
}

/** Removes the drafts of a deleted account; what was published stays. */
export async function eraseDrafts(services: Services, authorId: ParticipantId): Promise<void> {
  for (const { id, state } of await own(services, authorId)) {
    if (state !== 'draft') continue;
    const when = [{ attribute: 'state', op: '=', value: 'draft' }] as const;
    await services.db.write(remove(Proposals, { id }, { when, otherwise: 'unchanged' }));
  }
}
