import type { FieldProblem } from '../platform/problem.ts';
import type { BudgetSettings } from './settings.ts';

/** What is wrong with settings that each are in order. */
export function settingProblems({ minimumProjects, maximumProjects }: BudgetSettings): readonly FieldProblem[] {
  if (maximumProjects > 0 && minimumProjects > maximumProjects)
    return [{ pointer: '/settings/minimumProjects', code: 'budget.minimum-above-maximum' }];
  return [];
}
