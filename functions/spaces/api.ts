import { spacesPolicy } from '../../shared/spaces/policy.ts';
import { createApi } from '../platform/api.ts';
import { createComponent } from './create-component.ts';
import { createProcess } from './create-process.ts';
import { createTaxonomy } from './create-taxonomy.ts';
import { listComponentKinds } from './list-component-kinds.ts';
import { listComponents, readComponent } from './list-components.ts';
import { listProcesses, listPublicProcesses, readProcess } from './list-processes.ts';
import { listTaxonomies, manageTaxonomies } from './list-taxonomies.ts';
import { publishComponent } from './publish-component.ts';
import { publishProcess } from './publish-process.ts';
import { manageOrganization, readOrganization } from './read-organization.ts';
import { removeTaxonomy } from './remove-taxonomy.ts';
import { updateComponent } from './update-component.ts';
import { updateOrganization } from './update-organization.ts';
import { updateProcess } from './update-process.ts';
import { updateTaxonomy } from './update-taxonomy.ts';

/** The organization, its taxonomies, processes and components: one function. */
export const spacesApi = createApi({
  handlers: [
    readOrganization,
    manageOrganization,
    updateOrganization,
    listTaxonomies,
    manageTaxonomies,
    createTaxonomy,
    updateTaxonomy,
    removeTaxonomy,
    listProcesses,
    listPublicProcesses,
    readProcess,
    createProcess,
    updateProcess,
    publishProcess,
    listComponents,
    createComponent,
    readComponent,
    updateComponent,
    publishComponent,
    listComponentKinds,
  ],
  policies: [spacesPolicy],
});
