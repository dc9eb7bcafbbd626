import { BudgetPhaseSettings, BudgetSettings } from '../../shared/budgets/settings.ts';
import type { ComponentId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { settingsNow } from '../../shared/spaces/rules.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { componentById, processById, publishedComponent } from '../spaces/directory.ts';

/** A component of budgets with the process that it stands in. */
export interface BudgetSpace {
  readonly component: Component;
  readonly process: Process;
}

/** What an administrator has set for the component. */
export const settingsOf = ({ component }: BudgetSpace): BudgetSettings => BudgetSettings.parse(component.settings);

/** What the phase in progress at `now` switches on. */
export const switchesOf = ({ component, process }: BudgetSpace, now: Instant): BudgetPhaseSettings =>
  BudgetPhaseSettings.parse(settingsNow(component, process, now));

const ofBudgets = (space: BudgetSpace): BudgetSpace => {
  if (space.component.kind !== 'budgets') throw new Problem('component.not-found');
  return space;
};

/** @throws Problem `component.not-found` where there is no such component of budgets, published or not. */
export async function anyBudget(services: Pick<Services, 'db'>, componentId: ComponentId): Promise<BudgetSpace> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (component === undefined || process === undefined) throw new Problem('component.not-found');
  return ofBudgets({ component, process });
}

/** @throws Problem `component.not-found` unless it is a component of budgets, and it and its process are published. */
export const publishedBudget = async (services: Pick<Services, 'db'>, componentId: ComponentId): Promise<BudgetSpace> =>
  ofBudgets(await publishedComponent(services, componentId));

/** Path of the page of a component, without the language. */
export const budgetPathOf = ({ component, process }: BudgetSpace): string =>
  `/processes/${process.slug}/budgets/${component.id}/`;
