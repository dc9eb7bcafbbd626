import { budgetPapers } from '../../../shared/budgets/papers/contract.ts';
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { isStaffIn } from '../../../shared/platform/policy.ts';
import { handle } from '../../platform/handle.ts';
import { personOf } from '../../platform/person.ts';
import { profilesOf } from '../../platform/profiles.ts';
import { anyBudget } from '../space.ts';
import { type PaperEntry, Papers } from './entities.ts';

type Names = Awaited<ReturnType<typeof profilesOf>>;

const shown = ({ agentId, content, invalid }: PaperEntry, names: Names, own: ParticipantId) => ({
  agentName: names.get(agentId) ?? null,
  isMine: agentId === own,
  content,
  invalid,
});

/** Papers that two agents have read differently: for these two, and for administrators of the process. */
export const listPaperDifferences = handle(
  budgetPapers.listPaperDifferences,
  async ({ params: { componentId }, actor }, services) => {
    const { process } = await anyBudget(services, componentId);
    const { participantId } = personOf(actor);
    const manages = isStaffIn(actor, process.id, 'process-administrator');
    const both = (await services.db.all(Papers, { componentId })).flatMap(({ number, state, first, second }) =>
      state === 'different' && first !== null && second !== null ? [{ number, first, second }] : [],
    );
    const isOwn = ({ first, second }: (typeof both)[number]) =>
      first.agentId === participantId || second.agentId === participantId;
    const listed = both.filter((one) => manages || isOwn(one));
    const names = await profilesOf(
      services,
      listed.flatMap(({ first, second }) => [first.agentId, second.agentId]),
    );
    const items = listed.map((one) => ({
      number: one.number,
      first: shown(one.first, names, participantId),
      second: shown(one.second, names, participantId),
      mayDecide: manages && !isOwn(one),
    }));
    return { items: items.sort((one, other) => one.number - other.number) };
  },
);
