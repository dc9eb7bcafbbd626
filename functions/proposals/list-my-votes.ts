import type { ParticipantId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import type { OwnVotes } from '../../shared/proposals/own-votes.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { handle } from '../platform/handle.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { personOf } from '../platform/person.ts';
import type { Services } from '../platform/services.ts';
import { voterIdsOf } from '../platform/voting/voter-ids.ts';
import { components, organization, processes } from '../spaces/directory.ts';
import { Proposals } from './entities.ts';
import { componentsTakenPartIn, votesOf } from './own-votes.ts';
import { endOfVote } from './recount/end-of-vote.ts';
import { componentPathOf, isReachable, pagePathOf, type Space, settingsOf, switchesOf } from './space.ts';

type VoterIds = ReturnType<typeof voterIdsOf>;

/** Components looked at together. */
const AT_ONCE = 16;

/** Components of proposals that participants can reach, with a vote in some phase. */
async function votesOfPlatform(services: Services): Promise<Space[]> {
  const [all, inside] = await Promise.all([components(services), processes(services)]);
  const byId = new Map(inside.map((process) => [process.id, process]));
  return all.flatMap((component) => {
    const process = byId.get(component.processId);
    const space = process && { component, process };
    const isProposals = component.kind === 'proposals' && space !== undefined && isReachable(space);
    return isProposals && settingsOf(space).voteKind !== 'none' ? [space] : [];
  });
}

/** Votes that are over and whose secret is destroyed, in consultations in which the person took part. */
async function goneVotes(
  services: Services,
  spaces: readonly Space[],
  participantId: ParticipantId,
  voterIds: VoterIds,
): Promise<Space[]> {
  const now = services.now();
  const over = spaces.filter((space) => endOfVote(space, now) !== null);
  const own = await componentsTakenPartIn(
    services,
    participantId,
    over.map(({ component }) => component),
    voterIds,
  );
  const isOwn = new Set(own.map(({ id }) => id));
  const looked = await inParallel(
    over.filter(({ component }) => isOwn.has(component.id)),
    AT_ONCE,
    async (space) => {
      const kept = await services.voteSecrets.find(space.component.id);
      return kept !== undefined && 'destroyedAt' in kept ? [space] : [];
    },
  );
  return looked.flat();
}

/**
 * Own votes wherever a vote is open, newest hour first, and votes of which nobody can tell any more whose is whose. Of one
 * that is over and whose secret is still there nothing is said: a ballot is nobody's business then. The index may lag
 * behind a vote by a moment.
 */
export const listMyVotes = handle(proposals.listMyVotes, async ({ actor, query }, services) => {
  const { participantId } = personOf(actor);
  const voterIds = voterIdsOf(services, participantId);
  const { defaultLocale } = await organization(services);
  const spaces = await votesOfPlatform(services);
  const nameOf = (space: Space) => {
    const name = localize(space.component.name, query.locale, defaultLocale);
    const process = localize(space.process.title, query.locale, defaultLocale);
    return {
      componentId: space.component.id,
      process: process.text,
      name: name.text,
      locale: name.locale,
      path: componentPathOf(space),
    };
  };
  const open = spaces.filter((space) => switchesOf(space, services.now()).voting);
  const items = await inParallel(open, AT_ONCE, async (space) => ({
    ...nameOf(space),
    votes: await votesIn(services, space, voterIds),
  }));
  const gone = await goneVotes(services, spaces, participantId, voterIds);
  return { items: items.filter(({ votes }) => votes.length > 0), gone: gone.map(nameOf) };
});

/**
 * Own votes in one component. One on a proposal that moderation has hidden is told without its words: it has a place on
 * the ballot, which its voter can have back.
 */
async function votesIn(services: Services, space: Space, voterIds: VoterIds): Promise<OwnVotes['votes']> {
  const found = await votesOf(services, space.component, voterIds);
  const votes = found === 'destroyed' ? [] : found;
  const voted = await services.db.batchGet(
    Proposals,
    votes.map(({ proposalId }) => ({ id: proposalId })),
  );
  const choices = new Map(votes.map(({ proposalId, choice, hour }) => [proposalId, { choice, hour }]));
  return voted
    .filter(({ state }) => isPublic(state) || state === 'hidden')
    .flatMap(({ id, title, locale, state }) => {
      const cast = choices.get(id);
      const isHidden = state === 'hidden';
      const shown = { title: isHidden ? '' : title, locale, isHidden, path: pagePathOf(space, id) };
      return cast === undefined ? [] : [{ proposalId: id, ...shown, ...cast }];
    })
    .sort((one, other) => (one.hour > other.hour ? -1 : 1))
    .map(({ hour: _, ...vote }) => vote);
}
