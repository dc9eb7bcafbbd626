import type { ParticipantId, TaxonomyId } from '../../shared/platform/ids.ts';
import { localize } from '../../shared/platform/locale.ts';
import { feedPath, sitemapPath } from '../../shared/proposals/paths.ts';
import { isPublic } from '../../shared/proposals/rules.ts';
import type { ProposePage } from '../../shared/proposals/views.ts';
import { GroupProposals } from '../platform/entities.ts';
import type { FileKind, PageKind, PageRequest } from '../platform/page.ts';
import type { Services } from '../platform/services.ts';
import type { PublishJob } from '../platform/stream/reactions.ts';
import { components, processes, taxonomies } from '../spaces/directory.ts';
import { groupContributions } from './contributions.ts';
import { Proposals } from './entities.ts';
import { feeds } from './feed.ts';
import { freshList } from './list/warm-list.ts';
import { changesPathsIn, loadChanges } from './load-changes.ts';
import { loadFirstPage, loadSearch } from './load-list.ts';
import { loadProposal, type ProposalPageSlots } from './load-proposal.ts';
import { gateView, spaceAt, spaceView, taxonomyOptions } from './page-views.ts';
import { requirementsView } from './requirements-view.ts';
import { sitemaps } from './sitemap.ts';
import { componentPathOf, isReachable, pagePathOf, type Space, settingsOf } from './space.ts';

type ManyPages = Exclude<PublishJob, { readonly page: string }>;

/** A new name changes no form, and no list of changes. */
const isAboutName = (job: ManyPages) => 'participant' in job || 'group' in job;

/** What a participant has published. The index may lag by a moment, and a name is not changed that often. */
const publicProposalsOf = async (authorId: ParticipantId, { db }: Services) =>
  (await db.all(Proposals, { authorId }, { index: 'byAuthor' })).filter(({ state }) => isPublic(state));

/** Components that a job means; unpublished ones too where the job names one, so that their pages are removed. */
async function spacesOf(job: ManyPages, services: Services): Promise<Space[]> {
  const [allProcesses, all] = await Promise.all([processes(services), components(services)]);
  const spaces = all
    .filter(({ kind }) => kind === 'proposals')
    .flatMap((component) => {
      const process = allProcesses.find(({ id }) => id === component.processId);
      return process === undefined ? [] : [{ component, process }];
    });
  if ('all' in job) return spaces.filter(isReachable);
  if ('participant' in job) {
    const own = new Set((await publicProposalsOf(job.participant, services)).map(({ componentId }) => componentId));
    return spaces.filter(({ component }) => own.has(component.id));
  }
  if ('group' in job) {
    const listed = await services.db.all(GroupProposals, { groupId: job.group });
    const inName = new Set(listed.map(({ componentId }) => componentId));
    return spaces.filter(({ component }) => inName.has(component.id));
  }
  if ('process' in job) return spaces.filter(({ process }) => process.id === job.process);
  return spaces.filter(({ component }) => component.id === job.component);
}

const pathsIn =
  (pathOf: (space: Space) => string): NonNullable<PageKind['pathsOf']> =>
  async (job, services) =>
    (await spacesOf(job, services)).map(pathOf);

/** Pages of proposals that show a participant's name: their own, and those they commented on. */
async function pathsOfParticipant(
  participant: ParticipantId,
  services: Services,
  { pagesCommentedBy }: ProposalPageSlots,
): Promise<string[]> {
  const spaces = new Map((await spacesOf({ participant }, services)).map((space) => [space.component.id, space]));
  const own = (await publicProposalsOf(participant, services)).flatMap(({ id, componentId }) => {
    const space = spaces.get(componentId);
    return space === undefined ? [] : [pagePathOf(space, id)];
  });
  return [...own, ...(await pagesCommentedBy(services, participant))];
}

/** Pages of all proposals of the components: every public one is in the list index. */
const proposalPaths =
  (slots: ProposalPageSlots): NonNullable<PageKind['pathsOf']> =>
  async (job, services) => {
    if ('participant' in job) return pathsOfParticipant(job.participant, services, slots);
    if ('group' in job) return (await groupContributions(services, job.group)).flatMap(({ path }) => path ?? []);
    if ('component' in job && job.proposal !== undefined) {
      const proposal = await services.db.get(Proposals, { id: job.proposal });
      return proposal !== undefined && isPublic(proposal.state) ? [proposal.pagePath] : [];
    }
    const paths: string[] = [];
    for (const space of await spacesOf(job, services)) {
      const { list } = await freshList(services, space.component.id);
      paths.push(...list.ids().map((id) => pagePathOf(space, id)));
    }
    return paths;
  };

const formPaths = pathsIn((space) => `${componentPathOf(space)}propose/`);

/** The form for a new proposal; it is there in every phase and says when it is closed. */
async function loadPropose({ params, frame }: PageRequest, services: Services): Promise<ProposePage | undefined> {
  const space = await spaceAt(services, params);
  if (space === undefined) return undefined;
  const known = await taxonomies(services);
  // The form offers what there is; how many chose what is the list's to say.
  const counts = new Map<TaxonomyId, number>();
  return {
    ...frame,
    ...spaceView(space, frame),
    gate: gateView(space, frame),
    requirements: await requirementsView(services, space, frame),
    help: localize(settingsOf(space).help, frame.locale, frame.organization.defaultLocale),
    themes: taxonomyOptions('theme', space, known, counts, frame),
    territories: taxonomyOptions('territory', space, known, counts, frame),
  };
}

/** Files of proposals that have no language. */
export const proposalsFileKinds: readonly FileKind[] = [
  feeds(pathsIn(({ component }) => feedPath(component.id))),
  sitemaps(pathsIn(({ component }) => sitemapPath(component.id))),
];

/** Pages of proposals. What the page of a proposal shows of other features comes through `slots`. */
export const proposalsPages = (slots: ProposalPageSlots): readonly PageKind[] => [
  {
    pattern: '/processes/{slug}/f/{componentId}/',
    delivery: 'published',
    load: (request, services) => loadFirstPage(request, services, slots),
    pathsOf: pathsIn(componentPathOf),
  },
  {
    pattern: '/processes/{slug}/f/{componentId}/search/',
    delivery: 'views',
    inSitemap: false,
    load: (request, services) => loadSearch(request, services, slots),
  },
  {
    pattern: '/processes/{slug}/f/{componentId}/propose/',
    delivery: 'published',
    inSitemap: false,
    load: loadPropose,
    pathsOf: async (job, services) => (isAboutName(job) ? [] : formPaths(job, services)),
  },
  {
    pattern: '/processes/{slug}/f/{componentId}/proposals/{proposalId}/',
    delivery: 'published',
    inSitemap: false,
    load: (request, services) => loadProposal(request, services, slots),
    pathsOf: proposalPaths(slots),
  },
  {
    // Shown in frames of other sites; rendered on demand, since few proposals ever are.
    pattern: '/processes/{slug}/f/{componentId}/proposals/{proposalId}/embed/',
    delivery: 'views',
    inSitemap: false,
    load: async (request, services) => {
      const page = await loadProposal(request, services, slots);
      return page?.hidden === undefined ? page : undefined;
    },
  },
  {
    pattern: '/processes/{slug}/f/{componentId}/proposals/{proposalId}/changes/',
    delivery: 'published',
    inSitemap: false,
    load: loadChanges,
    pathsOf: async (job, services) => {
      // No name stands on it.
      if (isAboutName(job)) return [];
      const spaces = await spacesOf(job, services);
      return (await Promise.all(spaces.map((space) => changesPathsIn(space, services)))).flat();
    },
  },
];
