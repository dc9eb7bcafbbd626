import { BudgetSettings } from '../../shared/budgets/settings.ts';
import type { ComponentId, ProposalId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { isStaffIn } from '../../shared/platform/policy.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { componentById, componentsOf, processById } from '../spaces/directory.ts';

/** A component of proposals in a process with a budget: there proposals are studied. */
export interface StudySpace {
  readonly component: Component;
  readonly process: Process;
  /** Components of budgets of the process, published or not; at least one. */
  readonly budgets: readonly Component[];
}

type Reads = Pick<Services, 'db'>;

/**
 * Where proposals are studied, published or not.
 *
 * @throws Problem `component.not-found`, or `study.no-budget` where the process has no budget to make projects for
 */
export async function studySpace(services: Reads, componentId: ComponentId): Promise<StudySpace> {
  const component = await componentById(services, componentId);
  const process = component && (await processById(services, component.processId));
  if (component?.kind !== 'proposals' || process === undefined) throw new Problem('component.not-found');
  const budgets = (await componentsOf(services, process.id)).filter(({ kind }) => kind === 'budgets');
  if (budgets.length === 0) throw new Problem('study.no-budget');
  return { component, process, budgets };
}

/** The currency of the budget that proposals are studied for. */
export const currencyOf = (budgets: readonly Component[]): BudgetSettings['currency'] =>
  BudgetSettings.parse(budgets[0]?.settings ?? {}).currency;

/** Page of a component, without the language. */
const pathOf = ({ slug }: Process, { id, kind }: Component) =>
  `/processes/${slug}/${kind === 'budgets' ? 'budgets' : 'f'}/${id}/`;

/** Pages that tell of the study of a proposal. */
export const pagesOf = ({ process, component, budgets }: StudySpace, proposalId: ProposalId) => ({
  pagePath: `${pathOf(process, component)}proposals/${proposalId}/`,
  alsoOn: [pathOf(process, component), ...budgets.map((budget) => pathOf(process, budget))],
});

/** Whether somebody sees every study of the process, and not only what is assigned to them. */
export const seesEvery = (actor: Actor, { process }: StudySpace): boolean =>
  isStaffIn(actor, process.id, 'process-administrator');
