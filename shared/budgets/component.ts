import { defineComponent } from '../platform/component.ts';
import { settingProblems } from './setting-rules.ts';
import { BudgetPhaseSettings, BudgetSettings } from './settings.ts';

/** Manifest of the budgets component: start reading here. */
export const budgetsComponent = defineComponent({
  kind: 'budgets',
  segment: 'budgets',
  settings: BudgetSettings,
  phaseSettings: BudgetPhaseSettings,
  settingProblems: (settings) => settingProblems(BudgetSettings.parse(settings)),
  actions: ['vote'],
  resources: { project: { commentable: false, searchable: false } },
});
