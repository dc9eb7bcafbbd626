import type { ComponentId, ProcessId, ProposalId } from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { isComponentId, isProcessId, isProposalId } from './ids.ts';

/** A screen of the back office with what its address names. */
export type Place =
  | { readonly screen: 'today' | 'processes' | 'new-process' | 'taxonomies' | 'organization' | 'not-found' }
  | { readonly screen: 'process' | 'components' | 'new-component'; readonly processId: ProcessId }
  | { readonly screen: 'component' | 'proposals' | 'new-official'; readonly componentId: ComponentId }
  | { readonly screen: 'proposal'; readonly componentId: ComponentId; readonly proposalId: ProposalId };

const NOT_FOUND: Place = { screen: 'not-found' };

function processPlace(processId: string, rest: readonly string[]): Place {
  if (processId === 'new' && rest.length === 0) return { screen: 'new-process' };
  if (!isProcessId(processId)) return NOT_FOUND;
  const below = rest.join('/');
  if (below === '') return { screen: 'process', processId };
  if (below === 'components') return { screen: 'components', processId };
  return below === 'components/new' ? { screen: 'new-component', processId } : NOT_FOUND;
}

function componentPlace(componentId: string, rest: readonly string[]): Place {
  if (!isComponentId(componentId)) return NOT_FOUND;
  const [below, proposalId, ...more] = rest;
  if (below === undefined) return { screen: 'component', componentId };
  if (below === 'official-proposals' && proposalId === 'new' && more.length === 0)
    return { screen: 'new-official', componentId };
  if (below !== 'proposals' || more.length > 0) return NOT_FOUND;
  if (proposalId === undefined) return { screen: 'proposals', componentId };
  return isProposalId(proposalId) ? { screen: 'proposal', componentId, proposalId } : NOT_FOUND;
}

/** The screen at a path below `/admin/`, with or without its last slash; ids of a wrong shape lead nowhere. */
export function placeAt(pathname: string): Place {
  const [root, area, id, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (root !== 'admin') return NOT_FOUND;
  if (area === undefined) return { screen: 'today' };
  if (id !== undefined) {
    if (area === 'processes') return processPlace(id, rest);
    return area === 'components' ? componentPlace(id, rest) : NOT_FOUND;
  }
  return area === 'processes' || area === 'taxonomies' || area === 'organization' ? { screen: area } : NOT_FOUND;
}

/** Addresses of the screens: what every link of the back office is made of. */
export const paths = {
  today: '/admin/',
  processes: '/admin/processes/',
  newProcess: '/admin/processes/new',
  taxonomies: '/admin/taxonomies/',
  organization: '/admin/organization/',
  process: (id: ProcessId) => `/admin/processes/${id}`,
  components: (id: ProcessId) => `/admin/processes/${id}/components`,
  newComponent: (id: ProcessId) => `/admin/processes/${id}/components/new`,
  component: (id: ComponentId) => `/admin/components/${id}`,
  proposals: (id: ComponentId) => `/admin/components/${id}/proposals`,
  proposal: (id: ComponentId, proposalId: ProposalId) => `/admin/components/${id}/proposals/${proposalId}`,
  newOfficial: (id: ComponentId) => `/admin/components/${id}/official-proposals/new`,
} as const;

/** Addresses of the public pages of what is managed here. */
export const publicPaths = (locale: InterfaceLocale) => ({
  home: `/${locale}/`,
  process: (slug: string) => `/${locale}/processes/${slug}/`,
  component: (slug: string, id: ComponentId) => `/${locale}/processes/${slug}/f/${id}/`,
  proposal: (slug: string, id: ComponentId, proposalId: ProposalId) =>
    `/${locale}/processes/${slug}/f/${id}/proposals/${proposalId}/`,
});
