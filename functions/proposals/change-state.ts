import type { Instant } from '../../shared/platform/time.ts';
import { patch, type Write } from '../platform/db/write.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { Proposals } from './entities.ts';
import type { ProposalItem } from './proposal.ts';
import { voteGates } from './vote-gate.ts';

const TRIES = 8;

/** What goes with a change, in its transaction. */
interface Also {
  readonly writes: readonly Write[];
  readonly changes: Partial<ProposalItem>;
}
const NOTHING: Also = { writes: [], changes: {} };

/**
 * Changes a proposal on what it was when it was judged: when somebody else has changed it meanwhile, it is read and
 * judged again. `judge` throws a Problem to refuse, and gives `undefined` when there is nothing to change.
 *
 * @param also what else is written with it
 * @throws Problem `internal.unavailable` when that happens again and again.
 */
export async function changeState(
  services: Services,
  read: () => Promise<ProposalItem>,
  judge: (proposal: ProposalItem) => Partial<ProposalItem> | undefined,
  also: (before: ProposalItem, after: Partial<ProposalItem>, at: Instant) => Also = () => NOTHING,
): Promise<ProposalItem> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const proposal = await read();
    const judged = judge(proposal);
    if (judged === undefined) return proposal;
    const updatedAt = services.now();
    const { writes, changes: more } = also(proposal, judged, updatedAt);
    const changes = { ...judged, ...more, updatedAt, version: proposal.version + 1 };
    const { changed } = await services.db.transact(
      patch(Proposals, { id: proposal.id }, changes, {
        when: [{ attribute: 'version', op: '=', value: proposal.version }],
        otherwise: 'unchanged',
      }),
      ...writes,
    );
    voteGates.forget(services, proposal.id);
    if (changed) return { ...proposal, ...changes };
  }
  throw new Problem('internal.unavailable', { retryAfter: 1 });
}
