/** Proposals as something that moderation looks after. */
import type { ResourceId } from '../../shared/platform/ids.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { patch } from '../platform/db/write.ts';
import { lightText } from '../platform/light-text.ts';
import type { Moderated, ModeratedResource, RecentTexts } from '../platform/moderated.ts';
import type { Services } from '../platform/services.ts';
import { components, processes } from '../spaces/directory.ts';
import { Proposals } from './entities.ts';
import type { ProposalItem } from './proposal.ts';
import { isReachable, pagePathOf, type Space } from './space.ts';
import { voteGates } from './vote-gate.ts';

/** Texts of one person that a look for spam reads. */
const RECENT = 30;

const isVersion = ({ version }: ProposalItem) => [{ attribute: 'version', op: '=', value: version } as const];

/** Every component with its process. */
async function spacesOf(services: Services): Promise<ReadonlyMap<string, Space>> {
  const [allProcesses, all] = await Promise.all([processes(services), components(services)]);
  const byId = new Map(allProcesses.map((process) => [process.id, process]));
  return new Map(
    all.flatMap((component) => {
      const process = byId.get(component.processId);
      return process === undefined ? [] : [[component.id, { component, process }] as const];
    }),
  );
}

function toModerated(proposal: ProposalItem, spaces: ReadonlyMap<string, Space>): ModeratedResource | undefined {
  const space = spaces.get(proposal.componentId);
  const { id, state, authorId, isOfficial, title, body, locale, componentId, publishedAt } = proposal;
  if (space === undefined || publishedAt === null) return undefined;
  return {
    authorId,
    isOfficial,
    title,
    text: lightText(body),
    locale,
    createdAt: publishedAt,
    standing: state === 'hidden' ? 'hidden' : isPublic(state) ? 'readable' : 'gone',
    componentId,
    processId: space.process.id,
    path: isReachable(space) ? pagePathOf(space, id) : null,
  };
}

async function read(services: Services, ids: readonly ResourceId[]) {
  const [found, spaces] = await Promise.all([
    services.db.batchGet(
      Proposals,
      ids.map((id) => ({ id })),
    ),
    spacesOf(services),
  ]);
  const byId = new Map(found.map((proposal) => [proposal.id, proposal]));
  return ids.map((id) => {
    const proposal = byId.get(id);
    return proposal && toModerated(proposal, spaces);
  });
}

const changed = { otherwise: 'moderation.changed-meanwhile' } as const;

/** A hidden proposal keeps its votes and comments: it is as it was once it is shown again. */
export const moderatedProposals: Moderated<ResourceId, ModeratedResource> = {
  read,
  async hide(services, id, { decisionId, reason }) {
    const proposal = await services.db.get(Proposals, { id });
    if (proposal === undefined || proposal.state === 'draft' || proposal.state === 'hidden') return undefined;
    const hiddenAt = services.now();
    const hidden = { state: proposal.state, decisionId, reason, hiddenAt };
    const changes = { state: 'hidden', hidden, updatedAt: hiddenAt, version: proposal.version + 1 } as const;
    voteGates.forget(services, id);
    return patch(Proposals, { id }, changes, { when: isVersion(proposal), ...changed });
  },
  async show(services, id, decisionId) {
    const proposal = await services.db.get(Proposals, { id });
    if (proposal?.hidden?.decisionId !== decisionId) return undefined;
    const { state } = proposal.hidden;
    const changes = { state, hidden: null, updatedAt: services.now(), version: proposal.version + 1 };
    voteGates.forget(services, id);
    return patch(Proposals, { id }, changes, { when: isVersion(proposal), ...changed });
  },
};

/** What somebody has proposed since a moment. */
export const recentProposals: RecentTexts = async ({ db }, authorId, since) => {
  const { items } = await db.query(Proposals, { authorId }, { index: 'byAuthor', reverse: true, limit: RECENT });
  return items
    .filter(({ publishedAt }) => publishedAt !== null && publishedAt >= since)
    .map(({ title, body }) => `${title} ${lightText(body)}`);
};
