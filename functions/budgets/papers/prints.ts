import { budgetPolicy } from '../../../shared/budgets/policy.ts';
import { createApi } from '../../platform/api.ts';
import { spaceOfComponent } from '../../spaces/directory.ts';
import { readCataloguePdf } from './print-catalogue.ts';
import { printPapers, specimenPaper } from './print-papers.ts';

/** What is printed as PDF: apart, since the typeface and what writes PDFs take room and memory, and since anybody may ask for a catalogue. */
export const budgetPrintsApi = createApi({
  handlers: [printPapers, specimenPaper, readCataloguePdf],
  policies: [budgetPolicy],
  places: { componentId: spaceOfComponent },
});
