import type { PageKind } from '../../platform/page.ts';
import { budgetsOf } from '../pages.ts';
import { budgetPathOf } from '../space.ts';
import { loadCheck, loadResults } from './load-results.ts';

const pathsOf =
  (below: string): NonNullable<PageKind['pathsOf']> =>
  async (job, services) =>
    (await budgetsOf(job, services)).map((space) => `${budgetPathOf(space)}${below}`);

/** Pages of a result. */
export const budgetResultsPages: readonly PageKind[] = [
  {
    pattern: '/processes/{slug}/budgets/{componentId}/results/',
    delivery: 'published',
    load: loadResults,
    pathsOf: pathsOf('results/'),
  },
  {
    pattern: '/processes/{slug}/budgets/{componentId}/check/',
    delivery: 'published',
    inSitemap: false,
    load: loadCheck,
    pathsOf: pathsOf('check/'),
  },
];
