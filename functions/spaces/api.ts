import { spacesPolicy } from '../../shared/spaces/policy.ts';
import { createApi } from '../platform/api.ts';
import { createSitePage, manageSitePages, removeSitePage, updateSitePage } from './change-site-pages.ts';
import { createComponent } from './create-component.ts';
import { createProcess } from './create-process.ts';
import { createTaxonomy } from './create-taxonomy.ts';
import { spaceOfComponent } from './directory.ts';
import { createProcessGroup } from './groups/create-group.ts';
import { listProcessGroups, listPublicProcessGroups } from './groups/list-groups.ts';
import { removeProcessGroup, updateProcessGroup } from './groups/update-group.ts';
import { listComponentKinds } from './list-component-kinds.ts';
import { listComponents, readComponent } from './list-components.ts';
import { listProcesses, listPublicProcesses, readProcess } from './list-processes.ts';
import { listTaxonomies, manageTaxonomies } from './list-taxonomies.ts';
import { createPreviewLink, listPreviewLinks, openPreview, revokePreviewLink } from './previews/manage-links.ts';
import { publishComponent } from './publish-component.ts';
import { publishProcess } from './publish-process.ts';
import {
  readComponentHistory,
  readOrganizationHistory,
  readProcessHistory,
  readSitePageHistory,
} from './read-history.ts';
import { manageOrganization, readOrganization } from './read-organization.ts';
import { removeTaxonomy } from './remove-taxonomy.ts';
import type { SettingSlots } from './slots.ts';
import { createFromTemplate, listProcessTemplates } from './templates/create-from-template.ts';
import { duplicateProcess } from './templates/duplicate-process.ts';
import { manageAnnouncement, updateAnnouncement } from './update-announcement.ts';
import { updateComponent } from './update-component.ts';
import { manageDocuments, updateDocuments } from './update-documents.ts';
import { updateOrganization } from './update-organization.ts';
import { managePartners, updatePartners } from './update-partners.ts';
import { managePeaks, updatePeaks } from './update-peaks.ts';
import { updateProcess } from './update-process.ts';
import { updateTaxonomy } from './update-taxonomy.ts';

/** The organization, its taxonomies, processes and components: one function. */
export const spacesApi = (slots: SettingSlots) =>
  createApi({
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
      listPublicProcessGroups,
      listProcessGroups,
      createProcessGroup,
      updateProcessGroup,
      removeProcessGroup,
      listPreviewLinks,
      createPreviewLink,
      revokePreviewLink,
      openPreview,
      listProcessTemplates,
      createFromTemplate,
      duplicateProcess,
      listComponents,
      createComponent,
      readComponent,
      updateComponent(slots),
      publishComponent,
      listComponentKinds,
      manageAnnouncement,
      updateAnnouncement,
      managePeaks,
      updatePeaks,
      managePartners,
      updatePartners,
      manageDocuments,
      updateDocuments,
      manageSitePages,
      createSitePage,
      updateSitePage,
      removeSitePage,
      readProcessHistory,
      readComponentHistory,
      readSitePageHistory,
      readOrganizationHistory,
    ],
    policies: [spacesPolicy],
    places: { componentId: spaceOfComponent },
  });
