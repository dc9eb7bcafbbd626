import { budgetPolicy } from '../../../shared/budgets/policy.ts';
import { type Api, createApi } from '../../platform/api.ts';
import { spaceOfComponent } from '../../spaces/directory.ts';
import { countUnusedPapers, createPaperBatch, listPaperBatches, updatePaperBatch } from './batches.ts';
import { listPaperDifferences } from './differences.ts';
import { decidePaper, enterPaper, readPaper } from './enter-paper.ts';
import { markVoter, unmarkVoter } from './mark-voters.ts';
import { createPaperRun, listPaperRuns } from './print-runs.ts';
import { readPaperCatalogue } from './read-catalogue.ts';
import type { PaperSlots } from './slots.ts';
import { readPaperReport } from './standing.ts';
import { voidPaper } from './void-paper.ts';

/** Ballots of paper, from their numbers to the report. @param slots what accounts and verifications do for the desk */
export const budgetPapersApi = (slots: PaperSlots): Api =>
  createApi({
    handlers: [
      createPaperRun,
      listPaperRuns,
      readPaperCatalogue,
      markVoter(slots),
      unmarkVoter(slots),
      voidPaper,
      listPaperBatches,
      createPaperBatch,
      updatePaperBatch,
      countUnusedPapers,
      readPaper,
      enterPaper,
      listPaperDifferences,
      decidePaper,
      readPaperReport,
    ],
    policies: [budgetPolicy],
    places: { componentId: spaceOfComponent },
  });
