import { createAct, forecastAct, listActs } from './acts.ts';
import { assignEvaluators, readEvaluators } from './assign.ts';
import { exportProposals } from './export-proposals.ts';
import { readAttention } from './read-attention.ts';
import { listFilters, removeFilter, saveFilter } from './saved-filters.ts';
import { stepAct, undoAct } from './step-act.ts';

/** Handlers of the back office of proposals. */
export const officeHandlers = [
  listFilters,
  saveFilter,
  removeFilter,
  forecastAct,
  createAct,
  listActs,
  stepAct,
  undoAct,
  exportProposals,
  readAttention,
  readEvaluators,
  assignEvaluators,
];
