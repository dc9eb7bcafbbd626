import { localize } from '../../shared/platform/locale.ts';
import { proposals } from '../../shared/proposals/contract.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import { handle } from '../platform/handle.ts';
import { personOf } from '../platform/person.ts';
import type { Services } from '../platform/services.ts';
import { components, organization, processes } from '../spaces/directory.ts';
import { Proposals } from './entities.ts';
import { votesOf } from './own-votes.ts';
import { componentPathOf, isReachable, pagePathOf, type Space, settingsOf, switchesOf } from './space.ts';

/** Components in which a vote is open now: of one that is over a ballot is nobody's business any more. */
async function openVotes(services: Services): Promise<Space[]> {
  const [all, inside] = await Promise.all([components(services), processes(services)]);
  const byId = new Map(inside.map((process) => [process.id, process]));
  return all.flatMap((component) => {
    const process = byId.get(component.processId);
    const space = process && { component, process };
    const isProposals = component.kind === 'proposals' && space !== undefined && isReachable(space);
    if (!isProposals || settingsOf(space).voteKind === 'none') return [];
    return switchesOf(space, services.now()).voting ? [space] : [];
  });
}

/** Own votes wherever a vote is open, newest hour first. The index may lag behind a vote by a moment. */
export const listMyVotes = handle(proposals.listMyVotes, async ({ actor, query }, services) => {
  const { participantId } = personOf(actor);
  const { defaultLocale } = await organization(services);
  const spaces = await openVotes(services);
  const items = await Promise.all(
    spaces.map(async (space) => {
      const found = await votesOf(services, space.component.id, participantId);
      const votes = found === 'destroyed' ? [] : found;
      const voted = await services.db.batchGet(
        Proposals,
        votes.map(({ proposalId }) => ({ id: proposalId })),
      );
      const choices = new Map(votes.map(({ proposalId, choice, hour }) => [proposalId, { choice, hour }]));
      const name = localize(space.component.name, query.locale, defaultLocale);
      const process = localize(space.process.title, query.locale, defaultLocale);
      return {
        componentId: space.component.id,
        process: process.text,
        name: name.text,
        locale: name.locale,
        path: componentPathOf(space),
        votes: voted
          .filter(({ state }) => isPublic(state))
          .flatMap(({ id, title, locale }) => {
            const cast = choices.get(id);
            return cast === undefined ? [] : [{ proposalId: id, title, locale, path: pagePathOf(space, id), ...cast }];
          })
          .sort((one, other) => (one.hour > other.hour ? -1 : 1))
          .map(({ hour: _, ...vote }) => vote),
      };
    }),
  );
  return { items: items.filter(({ votes }) => votes.length > 0) };
});
