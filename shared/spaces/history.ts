/** Routes of the history of official texts: what was changed, by whom and when. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ComponentId, ProcessId } from '../platform/ids.ts';
import { TextHistory } from '../platform/text-history.ts';
import { Slug } from './fields.ts';

export const historyRoutes = {
  readProcessHistory: {
    summary: 'What was changed in the texts of a process and its phases, by whom and when',
    method: 'GET',
    path: '/processes/{processId}/history',
    access: 'process.update',
    params: z.object({ processId: ProcessId }),
    returns: TextHistory,
    problems: ['process.not-found'],
  },
  readComponentHistory: {
    summary: 'What was changed in the texts of a component, by whom and when',
    method: 'GET',
    path: '/components/{componentId}/history',
    access: 'process.update',
    params: z.object({ componentId: ComponentId }),
    returns: TextHistory,
    problems: ['component.not-found'],
  },
  readSitePageHistory: {
    summary: 'What was changed in a page of the site, by whom and when',
    method: 'GET',
    path: '/site-pages/{slug}/history',
    access: 'site-page.manage',
    params: z.object({ slug: Slug }),
    returns: TextHistory,
    problems: ['site-page.not-found'],
  },
  readOrganizationHistory: {
    summary: 'What was changed in the texts of the organization and in the charter, by whom and when',
    method: 'GET',
    path: '/organization/history',
    access: 'organization.update',
    returns: TextHistory,
  },
} as const satisfies Record<string, Route>;
