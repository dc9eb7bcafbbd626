/** What is missing before a vote opens. Pure. */
import type { BudgetPhaseSettings } from '../../../../shared/budgets/settings.ts';
import type { Component } from '../../../../shared/spaces/component.ts';
import type { Process } from '../../../../shared/spaces/process.ts';
import type { BudgetSection } from '../places.ts';
import { ruleIn } from './budget-settings.ts';
import type { BudgetData } from './use-budget.ts';

export type CheckCode =
  | 'no-envelope'
  | 'empty-envelope'
  | 'no-cost'
  | 'drafts'
  | 'too-dear'
  | 'no-phase'
  | 'no-verification'
  | 'no-rule'
  | 'no-limit'
  | 'offline';

/** One point of the list. */
export interface Check {
  readonly code: CheckCode;
  /** What keeps people from voting as intended; others are worth a look. */
  readonly isNeeded: boolean;
  readonly count: number;
  /** Where it can be mended. */
  readonly where: BudgetSection | 'settings' | 'process';
  /** Query of that address. */
  readonly query: string;
}

type Stage = Pick<Component, 'settings' | 'phaseSettings' | 'requirements' | 'isPublished'>;
type Catalogue = Pick<BudgetData, 'envelopes' | 'projects'>;

const mayVoteIn = (phase: Readonly<Record<string, unknown>> | undefined): boolean => {
  const name: keyof BudgetPhaseSettings = 'voting';
  return phase?.[name] === true;
};

/** The first phase that people vote in; `undefined` where there is none. */
export const votePhase = ({ phaseSettings }: Pick<Component, 'phaseSettings'>, { phases }: Pick<Process, 'phases'>) =>
  phases.find(({ id }) => mayVoteIn(phaseSettings[id]));

const point = (
  code: CheckCode,
  count: number,
  where: Check['where'],
  { isNeeded = true, query = '' }: Partial<Pick<Check, 'isNeeded' | 'query'>> = {},
): Check[] => (count === 0 ? [] : [{ code, isNeeded, count, where, query }]);

function ofCatalogue({ envelopes, projects }: Catalogue): Check[] {
  const shown = projects.filter(({ state }) => state === 'published');
  const empty = envelopes.filter(({ id }) => !shown.some(({ envelopeId }) => envelopeId === id));
  const totals = new Map(envelopes.map(({ id, total }) => [id, total]));
  const dear = shown.filter(({ envelopeId, cost }) => cost > (totals.get(envelopeId) ?? 0));
  const drafts = projects.filter(({ state }) => state === 'draft');
  const free = drafts.filter(({ cost }) => cost === 0);
  return [
    ...point('no-envelope', envelopes.length === 0 ? 1 : 0, 'envelopes'),
    ...point('empty-envelope', empty.length, 'projects'),
    ...point('no-cost', free.length, 'projects', { query: '?state=draft' }),
    ...point('drafts', drafts.length - free.length, 'projects', { isNeeded: false, query: '?state=draft' }),
    ...point('too-dear', dear.length, 'projects', { isNeeded: false, query: '?state=published&sort=cost' }),
  ];
}

/** Everything that is missing, or that is worth a look, in the order in which it is mended. */
export function checksOf(component: Stage, process: Pick<Process, 'phases'>, catalogue: Catalogue): readonly Check[] {
  const rule = ruleIn(component.settings);
  const asksAddress = (component.requirements.vote?.methods ?? []).length > 0;
  const residents = catalogue.envelopes.filter(({ residentsOnly }) => residentsOnly).length;
  const isUnlimited = rule.ballotKind === 'number' && rule.maximumProjects === 0;
  return [
    ...ofCatalogue(catalogue),
    ...point('no-phase', votePhase(component, process) === undefined ? 1 : 0, 'settings'),
    ...point('no-verification', asksAddress ? 0 : residents, 'settings'),
    ...point('no-rule', component.settings.allocationRule === undefined ? 1 : 0, 'settings'),
    ...point('no-limit', isUnlimited ? 1 : 0, 'settings', { isNeeded: false }),
    ...point('offline', component.isPublished ? 0 : 1, 'settings'),
  ];
}
