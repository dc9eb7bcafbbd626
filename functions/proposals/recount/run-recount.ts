import type { ProposalId } from '../../../shared/platform/ids.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch } from '../../platform/db/write.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { Services } from '../../platform/services.ts';
import type { RecountJob } from '../../platform/stream/reactions.ts';
import { Proposals, Recounts } from '../entities.ts';
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
 * @returns whether something is left to do, for which the same job is to be sent again
 */
export async function runRecount(services: Services, job: RecountJob, patience?: Patience): Promise<boolean> {
  const { componentId, startedAt } = job;
  const began = performance.now();
  for (;;) {
    const state = await services.db.get(Recounts, { componentId });
    // Another one has begun since, or this one is done.
    if (state === undefined || state.startedAt !== startedAt || state.finishedAt !== null) return false;
    if (performance.now() - began > BUDGET_MS) return true;
    const { componentId: _, startedAt: __, reason: ___, ...changes } = await countPart(services, state, patience);
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
  }
}
