import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Envelope } from '../../../../shared/budgets/envelope.ts';
import type { ProjectLine } from '../../../../shared/budgets/office.ts';
import type { BudgetSettings } from '../../../../shared/budgets/settings.ts';
import type { ComponentId } from '../../../../shared/platform/ids.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import { api } from '../../platform/api.ts';
import type { Result } from '../../platform/problem.ts';
import { together } from '../answer.ts';
import { currencyOf } from './budget-settings.ts';

/** The catalogue of a budget as the back office reads it. */
export interface BudgetData {
  readonly envelopes: readonly Envelope[];
  readonly projects: readonly ProjectLine[];
  readonly taxonomies: readonly Taxonomy[];
  readonly isVoteBegun: boolean;
}

/** What every screen of a budget has at hand. */
export interface OpenBudget extends BudgetData {
  readonly component: Component;
  readonly currency: BudgetSettings['currency'];
  /** Reads all of it again. */
  readonly reload: () => void;
  /** Shows what a save has just answered. */
  readonly show: (data: Partial<BudgetData>) => void;
}

/** Reads the whole catalogue: it holds some hundreds of projects. */
export async function readBudget(componentId: ComponentId): Promise<Result<BudgetData>> {
  const params = { componentId };
  const answer = await together<
    [
      { items: Envelope[]; isVoteBegun: boolean },
      { items: ProjectLine[]; isVoteBegun: boolean },
      { items: readonly Taxonomy[] },
    ]
  >(api.budgets.listEnvelopes({ params }), api.budgets.listProjects({ params }), api.spaces.manageTaxonomies());
  if (!answer.ok) return answer;
  const [envelopes, projects, taxonomies] = answer.data;
  return {
    ok: true,
    data: {
      envelopes: envelopes.items,
      projects: projects.items,
      taxonomies: taxonomies.items,
      isVoteBegun: projects.isVoteBegun,
    },
  };
}

/** Set by `Budgets` alone. */
export const BudgetContext = createContext<OpenBudget | null>(null);

/** @throws Error on screens that belong to no budget, which is a mistake in the code. */
export function useBudget(): OpenBudget {
  const budget = useContext(BudgetContext);
  if (!budget) throw new Error('this screen needs a budget');
  return budget;
}

/** A catalogue with the ways to change what is shown of it. */
export const openBudget = (
  component: Component,
  data: BudgetData,
  { reload, replace }: { readonly reload: () => void; readonly replace: (data: BudgetData) => void },
): OpenBudget => ({
  ...data,
  component,
  currency: currencyOf(component.settings),
  reload,
  show: (changed) => replace({ ...data, ...changed }),
});
