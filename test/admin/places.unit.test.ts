import { describe, expect, it } from '@jest/globals';
import { paths, placeAt } from '../../web/src/admin/places.ts';
import { anId } from './fixtures.ts';

const processId = anId('process');
const processGroupId = anId('processGroup');
const componentId = anId('component');
const proposalId = anId('proposal');

describe('addresses of the back office', () => {
  it.each([
    [paths.today, { screen: 'today' }],
    [paths.processes, { screen: 'processes' }],
    [paths.newProcess, { screen: 'new-process' }],
    [paths.start, { screen: 'start' }],
    [paths.groups, { screen: 'groups' }],
    [paths.newGroup, { screen: 'new-group' }],
    [paths.group(processGroupId), { screen: 'group', processGroupId }],
    [paths.preview(processId), { screen: 'preview', processId }],
    [paths.copy(processId), { screen: 'copy', processId }],
    [paths.mails, { screen: 'mails' }],
    [paths.taxonomies, { screen: 'taxonomies' }],
    [paths.verifications, { screen: 'verifications' }],
    [paths.verificationMethod('postal-letter'), { screen: 'verification-method', method: 'postal-letter' }],
    [paths.organization, { screen: 'organization' }],
    [paths.siteAnnouncement, { screen: 'site-announcement' }],
    [paths.sitePartners, { screen: 'site-partners' }],
    [paths.peaks, { screen: 'peaks' }],
    [paths.sitePages, { screen: 'site-pages' }],
    [paths.newSitePage, { screen: 'new-site-page' }],
    [paths.sitePage('legal'), { screen: 'site-page', slug: 'legal' }],
    [paths.documents(processId), { screen: 'documents', processId }],
    [paths.partners(processId), { screen: 'partners', processId }],
    [paths.announcement(processId), { screen: 'announcement', processId }],
    [paths.process(processId), { screen: 'process', processId }],
    [paths.components(processId), { screen: 'components', processId }],
    [paths.newComponent(processId), { screen: 'new-component', processId }],
    [paths.component(componentId), { screen: 'component', componentId }],
    [paths.proposals(componentId), { screen: 'proposals', componentId }],
    [paths.proposal(componentId, proposalId), { screen: 'proposal', componentId, proposalId }],
    [paths.newOfficial(componentId), { screen: 'new-official', componentId }],
    [paths.budget(componentId), { screen: 'budget', componentId, section: 'overview', item: null }],
    [paths.budget(componentId, 'papers'), { screen: 'budget', componentId, section: 'papers', item: null }],
    [paths.budget(componentId, 'projects', 'new'), { screen: 'budget', componentId, section: 'projects', item: 'new' }],
    [
      paths.contents({ id: componentId, kind: 'budgets' }),
      { screen: 'budget', componentId, section: 'overview', item: null },
    ],
    [paths.contents({ id: componentId, kind: 'proposals' }), { screen: 'proposals', componentId }],
  ])('%s leads to its screen, with or without a last slash', (path, place) => {
    expect(placeAt(path)).toEqual(place);
    expect(placeAt(`${path.replace(/\/$/, '')}/`)).toEqual(place);
  });

  it.each([
    '/admin/nothing',
    '/admin/start/more',
    '/admin/process-groups/pgr_1',
    `/admin/process-groups/${processId}`,
    `/admin/process-groups/${processGroupId}/more`,
    `/admin/processes/${processId}/preview/more`,
    '/admin/taxonomies/tax_1',
    '/admin/processes/prc_1',
    `/admin/processes/${componentId}`,
    '/admin/processes/new/components',
    `/admin/processes/${processId}/phases`,
    `/admin/components/${componentId}/official-proposals`,
    `/admin/components/${componentId}/budget/nothing`,
    `/admin/components/${componentId}/budget/projects/new/more`,
    `/admin/components/${componentId}/proposals/${processId}`,
    `/admin/components/${componentId}/proposals/${proposalId}/more`,
    '/fr/',
  ])('%s leads nowhere', (path) => {
    expect(placeAt(path)).toEqual({ screen: 'not-found' });
  });
});
