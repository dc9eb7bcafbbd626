import { assistance } from '../../shared/assistance/contract.ts';
import { handle } from '../platform/handle.ts';
import { profilesOf } from '../platform/profiles.ts';
import { Assistances } from './entities.ts';

const PAGE = 50;

/** Sessions in which agents entered for others, the newest first. */
export const listSessions = handle(assistance.listSessions, async ({ query: { cursor } }, services) => {
  const { items, next } = await services.db.query(Assistances, {}, { reverse: true, limit: PAGE, cursor });
  const names = await profilesOf(
    services,
    items.flatMap(({ agentId, participantId }) => [agentId, participantId]),
  );
  return {
    items: items.map(({ agentId, participantId, ...one }) => ({
      ...one,
      agentName: names.get(agentId) ?? null,
      personName: names.get(participantId) ?? '',
    })),
    next,
  };
});
