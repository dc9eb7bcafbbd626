import { budgetPolicy } from '../../../shared/budgets/policy.ts';
import { createApi } from '../../platform/api.ts';
import { spaceOfComponent } from '../../spaces/directory.ts';
import { publishResults, readCount, sealCount, withdrawResults } from './count-routes.ts';
import { realizeProject } from './realize-project.ts';
import { makeStatistics, readStatistics } from './statistics-routes.ts';

export const budgetResultsApi = createApi({
  handlers: [readCount, sealCount, publishResults, withdrawResults, readStatistics, makeStatistics, realizeProject],
  policies: [budgetPolicy],
  places: { componentId: spaceOfComponent },
});
