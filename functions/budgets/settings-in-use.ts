import { isDeepStrictEqual } from 'node:util';
import { BudgetSettings } from '../../shared/budgets/settings.ts';
import type { FieldProblem } from '../../shared/platform/problem.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Services } from '../platform/services.ts';
import { processById } from '../spaces/directory.ts';
import { isVoteBegun } from './vote-begun.ts';

/** Settings that may change while people vote: they say nothing about what ballots mean. */
const FREE = new Set<string>(['reminderHours', 'moreInformation']);

/** Once the vote has begun, neither the rule of ballots nor that of winners, nor who may vote, can change. */
export async function settingsInUse(
  services: Services,
  component: Component,
  { settings, requirements }: Pick<Component, 'settings' | 'requirements'>,
): Promise<readonly FieldProblem[]> {
  const before: Readonly<Record<string, unknown>> = BudgetSettings.parse(component.settings);
  const after: Readonly<Record<string, unknown>> = BudgetSettings.parse(settings);
  const changed = Object.keys(before).filter(
    (name) => !FREE.has(name) && !isDeepStrictEqual(before[name], after[name]),
  );
  const isVoterNew = !isDeepStrictEqual(component.requirements.vote, requirements.vote);
  if (changed.length === 0 && !isVoterNew) return [];
  const process = await processById(services, component.processId);
  if (process === undefined || !(await isVoteBegun(services, { component, process }))) return [];
  return [
    ...changed.map((name) => ({ pointer: `/settings/${name}`, code: 'budget.vote-begun' })),
    ...(isVoterNew ? [{ pointer: '/requirements/vote', code: 'requirement.vote-begun' }] : []),
  ];
}
