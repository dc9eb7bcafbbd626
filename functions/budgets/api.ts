import { budgetPolicy } from '../../shared/budgets/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { spaceOfComponent } from '../spaces/directory.ts';
import { changeProjects } from './office/change-projects.ts';
import { createEnvelope, listEnvelopes, removeEnvelope, updateEnvelope } from './office/envelopes.ts';
import { exportCatalogue } from './office/export-catalogue.ts';
import { importProposals } from './office/import-proposals.ts';
import {
  changeState,
  createProject,
  listProjects,
  readProject,
  readProjectHistory,
  removeProject,
  updateProject,
} from './office/projects.ts';
import type { CatalogueSlots } from './slots.ts';

/** The catalogue of budgets for the back office. @param slots what it reads of proposals */
export const budgetsApi = (slots: CatalogueSlots): Api =>
  createApi({
    handlers: [
      listEnvelopes,
      createEnvelope,
      updateEnvelope,
      removeEnvelope,
      listProjects,
      readProject,
      readProjectHistory,
      createProject,
      updateProject,
      removeProject,
      changeState,
      changeProjects,
      exportCatalogue,
      importProposals(slots),
    ],
    policies: [budgetPolicy],
    places: { componentId: spaceOfComponent },
  });
