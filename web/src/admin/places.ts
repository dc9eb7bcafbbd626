import type {
  ComponentId,
  NewsletterId,
  ProcessGroupId,
  ProcessId,
  ProjectId,
  ProposalId,
} from '../../../shared/platform/ids.ts';
import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { ComponentKind } from '../../../shared/spaces/component.ts';
import type { VerificationMethod } from '../../../shared/verifications/method.ts';
import { isComponentId, isNewsletterId, isProcessGroupId, isProcessId, isProposalId } from './ids.ts';

/** The table of postal codes stands with the settings of all methods. */
export type MethodWithScreen = Exclude<VerificationMethod, 'postal-code'>;

/** Sections of the back office of a budget; the first is its overview. */
export const BUDGET_SECTIONS = ['overview', 'envelopes', 'projects', 'import', 'papers', 'results'] as const;
export type BudgetSection = (typeof BUDGET_SECTIONS)[number];

/** Parts of the screen of a newsletter: what it says; who gets it, and what became of it. */
export type NewsletterSection = 'write' | 'send';

/** A screen of the back office with what its address names. */
export type Place =
  | {
      readonly screen:
        | 'today'
        | 'processes'
        | 'new-process'
        | 'taxonomies'
        | 'organization'
        | 'moderation'
        | 'audit'
        | 'team'
        | 'not-found';
    }
  | { readonly screen: 'start' | 'groups' | 'new-group' }
  | { readonly screen: 'mails' }
  /** `template`: the kind of mail that is shown. */
  | { readonly screen: 'mail-previews'; readonly template: string | null }
  | { readonly screen: 'verifications' }
  | { readonly screen: 'newsletters' }
  | { readonly screen: 'newsletter'; readonly newsletterId: NewsletterId; readonly section: NewsletterSection }
  | { readonly screen: 'verification-method'; readonly method: MethodWithScreen }
  | { readonly screen: 'group'; readonly processGroupId: ProcessGroupId }
  | { readonly screen: 'preview' | 'copy' | 'process-team'; readonly processId: ProcessId }
  | {
      readonly screen:
        | 'site-announcement'
        | 'site-partners'
        | 'peaks'
        | 'site-pages'
        | 'new-site-page'
        | 'sign-in-services';
    }
  | { readonly screen: 'site-page'; readonly slug: string }
  | { readonly screen: 'announcement' | 'partners' | 'documents'; readonly processId: ProcessId }
  | { readonly screen: 'process' | 'components' | 'new-component'; readonly processId: ProcessId }
  | { readonly screen: 'component' | 'proposals' | 'new-official'; readonly componentId: ComponentId }
  | { readonly screen: 'studies'; readonly componentId: ComponentId }
  | { readonly screen: 'proposal' | 'study'; readonly componentId: ComponentId; readonly proposalId: ProposalId }
  | {
      readonly screen: 'budget';
      readonly componentId: ComponentId;
      readonly section: BudgetSection;
      /** What the address names below the section: the id of something, or `new`. */
      readonly item: string | null;
    };

const NOT_FOUND: Place = { screen: 'not-found' };

function processPlace(processId: string, rest: readonly string[]): Place {
  if (processId === 'new' && rest.length === 0) return { screen: 'new-process' };
  if (!isProcessId(processId)) return NOT_FOUND;
  const below = rest.join('/');
  if (below === '') return { screen: 'process', processId };
  if (below === 'preview' || below === 'copy') return { screen: below, processId };
  if (below === 'announcement' || below === 'partners' || below === 'documents') return { screen: below, processId };
  if (below === 'team') return { screen: 'process-team', processId };
  if (below === 'components') return { screen: 'components', processId };
  return below === 'components/new' ? { screen: 'new-component', processId } : NOT_FOUND;
}

function budgetPlace(componentId: ComponentId, [id = 'overview', item, ...more]: readonly string[]): Place {
  const section = BUDGET_SECTIONS.find((one) => one === id);
  if (section === undefined || more.length > 0) return NOT_FOUND;
  return { screen: 'budget', componentId, section, item: item ?? null };
}

function componentPlace(componentId: string, rest: readonly string[]): Place {
  if (!isComponentId(componentId)) return NOT_FOUND;
  const [below, proposalId, ...more] = rest;
  if (below === undefined) return { screen: 'component', componentId };
  if (below === 'budget') return budgetPlace(componentId, rest.slice(1));
  if (below === 'official-proposals' && proposalId === 'new' && more.length === 0)
    return { screen: 'new-official', componentId };
  if ((below !== 'proposals' && below !== 'studies') || more.length > 0) return NOT_FOUND;
  if (proposalId === undefined) return { screen: below, componentId };
  if (!isProposalId(proposalId)) return NOT_FOUND;
  return { screen: below === 'studies' ? 'study' : 'proposal', componentId, proposalId };
}

function groupPlace(id: string | undefined, rest: readonly string[]): Place {
  if (id === undefined) return { screen: 'groups' };
  if (rest.length > 0) return NOT_FOUND;
  if (id === 'new') return { screen: 'new-group' };
  return isProcessGroupId(id) ? { screen: 'group', processGroupId: id } : NOT_FOUND;
}

function sitePagePlace(slug: string | undefined, rest: readonly string[]): Place {
  if (slug === undefined) return { screen: 'site-pages' };
  if (rest.length > 0) return NOT_FOUND;
  return slug === 'new' ? { screen: 'new-site-page' } : { screen: 'site-page', slug };
}

function newsletterPlace(id: string | undefined, [section, ...more]: readonly string[]): Place {
  if (id === undefined) return { screen: 'newsletters' };
  if (!isNewsletterId(id) || more.length > 0) return NOT_FOUND;
  if (section !== undefined && section !== 'send') return NOT_FOUND;
  return { screen: 'newsletter', newsletterId: id, section: section ?? 'write' };
}

/** Methods that have a screen of their own. */
export const METHOD_SCREENS: readonly MethodWithScreen[] = ['census', 'sms', 'postal-letter', 'id-document', 'desk'];

function verificationPlace(id: string | undefined, rest: readonly string[]): Place {
  if (id === undefined) return { screen: 'verifications' };
  const method = METHOD_SCREENS.find((one) => one === id);
  return method && rest.length === 0 ? { screen: 'verification-method', method } : NOT_FOUND;
}

function mailPlace(section: string | undefined, [template, ...rest]: readonly string[]): Place {
  if (section === undefined) return { screen: 'mails' };
  return section === 'previews' && rest.length === 0
    ? { screen: 'mail-previews', template: template ?? null }
    : NOT_FOUND;
}

/** The screen at a path below `/admin/`, with or without its last slash; ids of a wrong shape lead nowhere. */
export function placeAt(pathname: string): Place {
  const [root, area, id, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (root !== 'admin') return NOT_FOUND;
  if (area === undefined) return { screen: 'today' };
  if (area === 'process-groups') return groupPlace(id, rest);
  if (area === 'pages') return sitePagePlace(id, rest);
  if (area === 'verifications') return verificationPlace(id, rest);
  if (area === 'newsletters') return newsletterPlace(id, rest);
  if (area === 'mail') return mailPlace(id, rest);
  if (area === 'start' && id === undefined) return { screen: 'start' };
  if (id !== undefined) {
    if (area === 'processes') return processPlace(id, rest);
    return area === 'components' ? componentPlace(id, rest) : NOT_FOUND;
  }
  if (area === 'announcement' || area === 'partners') return { screen: `site-${area}` };
  if (area === 'moderation' || area === 'peaks' || area === 'audit') return { screen: area };
  if (area === 'team' || area === 'sign-in-services') return { screen: area };
  return area === 'processes' || area === 'taxonomies' || area === 'organization' ? { screen: area } : NOT_FOUND;
}

const AROUND: readonly Place['screen'][] = [
  'announcement',
  'partners',
  'documents',
  'site-announcement',
  'site-partners',
  'peaks',
  'sign-in-services',
  'site-pages',
  'new-site-page',
  'site-page',
];

/** Whether a screen is about what stands around consultations: announcements, partners, documents, pages of the site. */
export const isAround = ({ screen }: Place): boolean => AROUND.includes(screen);

/** Addresses of the screens: what every link of the back office is made of. */
export const paths = {
  today: '/admin/',
  processes: '/admin/processes/',
  newProcess: '/admin/processes/new',
  start: '/admin/start',
  groups: '/admin/process-groups/',
  newGroup: '/admin/process-groups/new',
  group: (id: ProcessGroupId) => `/admin/process-groups/${id}`,
  taxonomies: '/admin/taxonomies/',
  moderation: '/admin/moderation/',
  audit: '/admin/audit/',
  mails: '/admin/mail/',
  mailPreviews: '/admin/mail/previews/',
  mailPreview: (template: string) => `/admin/mail/previews/${template}`,
  verifications: '/admin/verifications/',
  verificationMethod: (method: MethodWithScreen) => `/admin/verifications/${method}`,
  organization: '/admin/organization/',
  siteAnnouncement: '/admin/announcement/',
  sitePartners: '/admin/partners/',
  peaks: '/admin/peaks/',
  signInServices: '/admin/sign-in-services/',
  newsletters: '/admin/newsletters/',
  newsletter: (id: NewsletterId, section: NewsletterSection = 'write') =>
    `/admin/newsletters/${id}${section === 'write' ? '' : `/${section}`}`,
  sitePages: '/admin/pages/',
  newSitePage: '/admin/pages/new',
  sitePage: (slug: string) => `/admin/pages/${slug}`,
  announcement: (id: ProcessId) => `/admin/processes/${id}/announcement`,
  partners: (id: ProcessId) => `/admin/processes/${id}/partners`,
  documents: (id: ProcessId) => `/admin/processes/${id}/documents`,
  team: '/admin/team/',
  processTeam: (id: ProcessId) => `/admin/processes/${id}/team`,
  process: (id: ProcessId) => `/admin/processes/${id}`,
  preview: (id: ProcessId) => `/admin/processes/${id}/preview`,
  copy: (id: ProcessId) => `/admin/processes/${id}/copy`,
  components: (id: ProcessId) => `/admin/processes/${id}/components`,
  newComponent: (id: ProcessId) => `/admin/processes/${id}/components/new`,
  component: (id: ComponentId) => `/admin/components/${id}`,
  proposals: (id: ComponentId) => `/admin/components/${id}/proposals`,
  proposal: (id: ComponentId, proposalId: ProposalId) => `/admin/components/${id}/proposals/${proposalId}`,
  budget: (id: ComponentId, section: BudgetSection = 'overview', item?: string) =>
    `/admin/components/${id}/budget${section === 'overview' ? '' : `/${section}`}${item === undefined ? '' : `/${item}`}`,
  /** Where what a component holds is worked on. */
  contents: ({ id, kind }: { readonly id: ComponentId; readonly kind: ComponentKind }): string =>
    kind === 'budgets' ? paths.budget(id) : paths.proposals(id),
  studies: (id: ComponentId) => `/admin/components/${id}/studies`,
  study: (id: ComponentId, proposalId: ProposalId) => `/admin/components/${id}/studies/${proposalId}`,
  newOfficial: (id: ComponentId) => `/admin/components/${id}/official-proposals/new`,
} as const;

/** What the address of a kind of component has before its id, as its manifest says. */
export const SEGMENTS: Readonly<Record<ComponentKind, string>> = { proposals: 'f', budgets: 'budgets' };

/** Addresses of the public pages of what is managed here. */
export const publicPaths = (locale: InterfaceLocale) => ({
  home: `/${locale}/`,
  process: (slug: string) => `/${locale}/processes/${slug}/`,
  group: (slug: string) => `/${locale}/process-groups/${slug}/`,
  component: (slug: string, { id, kind }: { readonly id: ComponentId; readonly kind: ComponentKind }) =>
    `/${locale}/processes/${slug}/${SEGMENTS[kind]}/${id}/`,
  project: (slug: string, id: ComponentId, projectId: ProjectId) =>
    `/${locale}/processes/${slug}/${SEGMENTS.budgets}/${id}/projects/${projectId}/`,
  proposal: (slug: string, id: ComponentId, proposalId: ProposalId) =>
    `/${locale}/processes/${slug}/f/${id}/proposals/${proposalId}/`,
});
