import type { PaperCatalogue } from '../../../../../shared/budgets/papers/answers.ts';
import type { Component } from '../../../../../shared/spaces/component.ts';

/** What every tab of paper is given. */
export interface PapersProps {
  readonly component: Component;
  readonly catalogue: PaperCatalogue;
}
