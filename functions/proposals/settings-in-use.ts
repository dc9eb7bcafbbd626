import { isDeepStrictEqual } from 'node:util';
import type { StateId } from '../../shared/platform/ids.ts';
import type { FieldProblem } from '../../shared/platform/problem.ts';
import { ProposalSettings } from '../../shared/proposals/settings.ts';
import type { CustomState } from '../../shared/proposals/states.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Requirement } from '../../shared/verifications/requirement.ts';
import type { Services } from '../platform/services.ts';
import { countsOf } from './list/counts.ts';
import { freshList } from './list/warm-list.ts';
import { hasVoteStarted } from './vote-start.ts';

const nameOf = ({ name }: CustomState) => Object.values(name).find((text) => text.trim() !== '') ?? '';

/** States that proposals have and that would go, or would mean something else to the rules. */
function stateProblems(
  before: readonly CustomState[],
  after: readonly CustomState[],
  used: ReadonlyMap<StateId, number>,
): FieldProblem[] {
  return before.flatMap((state) => {
    const count = used.get(state.id) ?? 0;
    const index = after.findIndex(({ id }) => id === state.id);
    const facts = { name: nameOf(state), count };
    if (count === 0) return [];
    if (index < 0) return [{ pointer: '/settings/states', code: 'state.in-use', facts }];
    if (after[index]?.standing === state.standing) return [];
    return [{ pointer: `/settings/states/${index}/standing`, code: 'state.standing-in-use', facts }];
  });
}

/** No requirement and one that asks for nothing are the same. */
const asks = (requirement: Requirement | undefined): Requirement | undefined =>
  requirement === undefined || requirement.methods.length === 0 ? undefined : requirement;

/**
 * Settings that cannot be changed so: a state that proposals have must stay, with its meaning; the minimum of votes and
 * what voters must show stay once somebody has voted. Lists may be a moment behind: a proposal that is left with a state
 * that is gone is shown in the built-in one that it meant.
 */
export async function settingsInUse(
  services: Services,
  component: Component,
  { settings, requirements }: Pick<Component, 'settings' | 'requirements'>,
): Promise<readonly FieldProblem[]> {
  const before = ProposalSettings.parse(component.settings);
  const after = ProposalSettings.parse(settings);
  const problems: FieldProblem[] = [];
  const isMinimumNew = before.voteMinimum !== after.voteMinimum;
  // Who a ballot belongs to rests on it: with another one people could vote twice, or lose the votes they have cast.
  const isVoterNew = !isDeepStrictEqual(asks(component.requirements.vote), asks(requirements.vote));
  if ((isMinimumNew || isVoterNew) && (await hasVoteStarted(services, component.id))) {
    if (isMinimumNew)
      problems.push({ pointer: '/settings/voteMinimum', code: 'votes.started', facts: { value: before.voteMinimum } });
    if (isVoterNew) problems.push({ pointer: '/requirements/vote', code: 'requirement.vote-begun' });
  }
  if (before.states.length === 0) return problems;
  const { list } = await freshList(services, component.id);
  return [...problems, ...stateProblems(before.states, after.states, countsOf(list).customStates)];
}
