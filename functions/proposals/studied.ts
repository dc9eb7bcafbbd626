/** What studies read of proposals and their evaluators: `functions/study-slots.ts` hands it over. */
import type { ComponentId, ParticipantId, ProposalId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { put } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { Proposals } from './entities.ts';
import type { Listed } from './list/list-index.ts';
import { type Sums, sumsOf } from './list/ranking.ts';
import { freshList } from './list/warm-list.ts';
import { evaluatorsIn } from './office/assign.ts';
import { EvaluatorAssignments } from './office/entities.ts';
import { asMarkdown } from './project-sources.ts';
import { similarIn } from './similar.ts';
import { anySpace } from './space.ts';
import { tellsSupports } from './studied-links.ts';

/** Proposals that are offered as similar. */
const MOST_SIMILAR = 8;

const listedView = (sums: Sums | null) => (listed: Listed) => {
  const { id: proposalId, title, locale, reference, state, themeId, territoryId } = listed;
  const supports = sums === null ? null : sumsOf(sums, listed).support;
  return { proposalId, title, locale, reference, state, themeId, territoryId, supports };
};

async function listOf(services: Services, componentId: ComponentId) {
  const [space, { list, sums, areHidden }] = await Promise.all([
    anySpace(services, componentId),
    freshList(services, componentId),
  ]);
  return { list, view: listedView(!areHidden && tellsSupports(space, services) ? sums : null) };
}

/** Every published proposal of a component, the newest first. */
export async function listedProposals(services: Services, componentId: ComponentId) {
  const { list, view } = await listOf(services, componentId);
  return [...list.all()].sort((one, other) => other.publishedMs - one.publishedMs).map(view);
}

/** A published proposal of a component, read consistently. */
export async function studiedProposal(services: Services, componentId: ComponentId, proposalId: ProposalId) {
  const proposal = await services.db.get(Proposals, { id: proposalId });
  if (proposal?.componentId !== componentId || !isPublic(proposal.state)) return undefined;
  const { title, locale, reference, state, themeId, territoryId, authorId, body, place } = proposal;
  const text = asMarkdown(body);
  return { proposalId, title, locale, reference, state, themeId, territoryId, authorId, text, place, supports: null };
}

/** Published proposals that look like a text of the same component, the most alike first. */
export async function alikeProposals(
  services: Services,
  componentId: ComponentId,
  { proposalId, title, text }: { readonly proposalId: ProposalId; readonly title: string; readonly text: string },
) {
  const { list, view } = await listOf(services, componentId);
  const found = similarIn(list, { title, body: text }, { except: proposalId, most: MOST_SIMILAR });
  return found.map(({ listed }) => view(listed));
}

/** Who works on which proposals of a component. */
export const assignmentsIn = ({ db }: Services, componentId: ComponentId) =>
  db.all(EvaluatorAssignments, { componentId });

/** Everybody who evaluates in the process of a component now. */
export const evaluatorsOf = async (services: Services, componentId: ComponentId) =>
  evaluatorsIn(services, await anySpace(services, componentId));

/** Gives a proposal to evaluators besides those who have it; says whether anybody is new. */
export async function addEvaluators(
  services: Services,
  actor: Actor,
  { componentId, proposalId }: { readonly componentId: ComponentId; readonly proposalId: ProposalId },
  evaluatorIds: readonly ParticipantId[],
): Promise<boolean> {
  const assignedBy = actor.kind === 'participant' ? actor.participantId : null;
  const assignedAt = services.now();
  const written = await Promise.all(
    evaluatorIds.map((evaluatorId) =>
      services.db.write(
        put(
          EvaluatorAssignments,
          { componentId, proposalId, evaluatorId, assignedAt, assignedBy },
          { when: 'absent', otherwise: 'unchanged' },
        ),
      ),
    ),
  );
  return written.some(({ changed }) => changed);
}
