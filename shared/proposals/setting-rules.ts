import type { FieldProblem } from '../platform/problem.ts';
import type { ProposalSettings } from './settings.ts';

/** What is wrong with settings that each are in order, with pointers into the component; empty: nothing. */
export function settingProblems({
  voteKind,
  voteLimit,
  voteMinimum,
  states,
}: Pick<ProposalSettings, 'voteKind' | 'voteLimit' | 'voteMinimum' | 'states'>): FieldProblem[] {
  const isBeyond = voteKind !== 'none' && voteLimit > 0 && voteMinimum > voteLimit;
  const doubles = states.flatMap(({ id }, index) =>
    states.findIndex((other) => other.id === id) < index
      ? [{ pointer: `/settings/states/${index}`, code: 'not-unique' }]
      : [],
  );
  return [
    ...(isBeyond ? [{ pointer: '/settings/voteMinimum', code: 'too_big', facts: { maximum: voteLimit } }] : []),
    ...doubles,
  ];
}
