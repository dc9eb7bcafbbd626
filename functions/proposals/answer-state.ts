import type { StateId } from '../../shared/platform/ids.ts';
import type { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { Standing } from '../../shared/proposals/states.ts';
import { Problem } from '../platform/problem.ts';

interface Chosen {
  readonly state: Standing;
  readonly stateId: StateId | null;
}

/**
 * Makes sure that an answer chooses a state that there is: a built-in one that decides or examines, or one of the
 * component, with what that one means.
 *
 * @throws Problem `proposal.state-unknown`
 */
export function enforceState({ state, stateId }: Chosen, { states }: Pick<ProposalSettings, 'states'>): void {
  const isKnown =
    stateId === null ? state !== 'published' : states.some(({ id, standing }) => id === stateId && standing === state);
  if (!isKnown) throw new Problem('proposal.state-unknown');
}
