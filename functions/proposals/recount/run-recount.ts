import type { ProposalId } from '../../../shared/platform/ids.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch } from '../../platform/db/write.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import type { RecountJob } from '../../platform/stream/reactions.ts';
import { Proposals, Recounts } from '../entities.ts';
import { isUnsettled, keepFinalCount } from './final-count.ts';
import { recountProposal } from './recount-proposal.ts';
import type { Patience } from './recount-shard.ts';

type State = ItemOf<typeof Recounts>;

/** Proposals counted at once, sixteen partitions each, and written down together. */
const A_PART = 8;
/** Drifts that are kept to be shown; each one is in the logs. */
const MOST_SHOWN = 50;
/** How long one call of the worker goes on before it hands over, well within its time. */
const BUDGET_MS = 40_000;

async function countPart(services: Services, state: State, patience: Patience | undefined): Promise<State> {
  const page = await services.db.query(
    Proposals,
    { componentId: state.componentId },
    { index: 'byComponent', limit: A_PART, ...(state.cursor === null ? {} : { cursor: state.cursor }) },
  );
  const counted = await inParallel(page.items, A_PART, ({ id }: { id: ProposalId }) =>
    recountProposal(services, id, patience),
  );
  const sum = (of: (one: (typeof counted)[number]) => number) => counted.reduce((total, one) => total + of(one), 0);
  return {
    ...state,
    proposals: state.proposals + counted.length,
    votes: state.votes + sum(({ found }) => found.support + found.agree + found.mixed + found.disagree),
    repaired: state.repaired + sum(({ repaired }) => repaired),
    unsettled: state.unsettled + sum(({ unsettled }) => unsettled),
    drifted: state.drifted + sum(({ drift }) => (drift === undefined ? 0 : 1)),
    drifts: [...state.drifts, ...counted.flatMap(({ drift }) => drift ?? [])].slice(0, MOST_SHOWN),
    cursor: page.next,
    finishedAt: page.next === null ? services.now() : null,
  };
}

/**
 * Goes on with a count of the ballots of a component, part by part; what is written down of a part is written once, so
 * a job that comes twice counts nothing twice.
 *
 * @returns what is left to do: `more` of it, for which the same job is to be sent again; for a final count in which
 * something could not be compared, to count `again` in a while
 */
export async function runRecount(
  services: Services,
  job: RecountJob,
  patience?: Patience,
): Promise<'more' | 'again' | 'nothing'> {
  const { componentId, startedAt } = job;
  const began = performance.now();
  for (;;) {
    const state = await services.db.get(Recounts, { componentId });
    // Another one has begun since.
    if (state === undefined || state.startedAt !== startedAt) return 'nothing';
    if (state.finishedAt !== null) return isUnsettled(state) ? 'again' : 'nothing';
    if (performance.now() - began > BUDGET_MS) return 'more';
    const next = await countPart(services, state, patience);
    // Before it is written that it is finished: from then on another count may take its place.
    await keepFinalCount(services, next);
    const { componentId: _, startedAt: __, reason: ___, endedAt: ____, ...changes } = next;
    await services.db.write(
      patch(Recounts, { componentId }, changes, {
        when: [
          { attribute: 'startedAt', op: '=', value: startedAt },
          { attribute: 'cursor', op: '=', value: state.cursor },
          { attribute: 'proposals', op: '=', value: state.proposals },
        ],
        otherwise: 'unchanged',
      }),
    );
    if (isUnsettled(next)) return 'again';
  }
}
