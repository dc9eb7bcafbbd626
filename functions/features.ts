import { changes } from './changes.ts';
import { commentsApi } from './comments/api.ts';
import { commentExcerpts, commentsTable } from './comments/contributions.ts';
import { importComments } from './comments/importer.ts';
import { cards } from './consumers/cards.ts';
import { eraser } from './consumers/eraser.ts';
import { exporter } from './consumers/exporter.ts';
import { indexer } from './consumers/indexer.ts';
import { notifier } from './consumers/notifier.ts';
import { publisher } from './consumers/publisher.ts';
import { recounts } from './consumers/recounts.ts';
import { tallies } from './consumers/tallies.ts';
import { uploads } from './consumers/uploads.ts';
import { followsApi } from './follows/api.ts';
import { eraseFollows, followsTable } from './follows/list-follows.ts';
import { groupsApi } from './groups/api.ts';
import { eraseMemberships } from './groups/erase-memberships.ts';
import { groupsTable } from './groups/own-memberships.ts';
import { importsApi } from './imports/api.ts';
import { mediaApi } from './media/api.ts';
import { attachmentsTable } from './media/contributions.ts';
import { picturesApi } from './media/pictures.ts';
import { account, pages } from './pages.ts';
import { participantsApi } from './participants/api.ts';
import type { EraseSlots, ExportSlots } from './participants/slots.ts';
import { placesApi } from './places/api.ts';
import type { Feature } from './platform/feature.ts';
import type { Render } from './platform/page.ts';
import type { Workers } from './platform/worker.ts';
import { platformApi } from './platform-api/api.ts';
import { proposalsApi } from './proposals/api.ts';
import { attachableProposal } from './proposals/attachable.ts';
import { eraseDrafts, ownProposalIds, proposalsTable, proposalTitles } from './proposals/contributions.ts';
import { importProposal, importReferences } from './proposals/importer.ts';
import { eraseFilters } from './proposals/office/erase-filters.ts';
import { votesTable } from './proposals/own-votes.ts';
import { settingsInUse } from './proposals/settings-in-use.ts';
import { commentableProposal } from './proposals/slots.ts';
import { reportsApi } from './reports/api.ts';
import { eraseReporter, reportsTable } from './reports/own-reports.ts';
import { spacesApi } from './spaces/api.ts';
import { attachableProcess } from './spaces/attachable.ts';
import { siteOf } from './spaces/site.ts';
import { views } from './views/api.ts';

const platform: Feature = { ...changes.platform, api: platformApi };

const exported: ExportSlots = [
  proposalsTable,
  attachmentsTable(ownProposalIds),
  commentsTable,
  votesTable,
  groupsTable,
  followsTable,
  reportsTable,
];
const erased: EraseSlots = [eraseDrafts, eraseFilters, eraseMemberships, eraseFollows, eraseReporter];

const participants: Feature = {
  ...changes.participants,
  ...pages.participants,
  api: participantsApi(account),
};

const spaces: Feature = {
  ...changes.spaces,
  ...pages.spaces,
  api: spacesApi({ settingsInUse: { proposals: settingsInUse } }),
};

const proposals: Feature = {
  ...changes.proposals,
  ...pages.proposals,
  api: proposalsApi,
};

const comments: Feature = {
  ...changes.comments,
  api: commentsApi({ commentable: commentableProposal }),
};

const imports: Feature = {
  api: importsApi({ importProposal, importReferences, importComments }),
  entities: [],
};

const places: Feature = { ...changes.places, api: placesApi };

const groups: Feature = { ...changes.groups, ...pages.groups, api: groupsApi };
const follows: Feature = { ...changes.follows, ...pages.follows, api: followsApi({ titlesOf: proposalTitles }) };
const reports: Feature = {
  ...changes.reports,
  api: reportsApi({ titlesOf: proposalTitles, excerptsOf: commentExcerpts }),
};

const media: Feature = {
  ...changes.media,
  api: mediaApi({ proposal: attachableProposal, process: attachableProcess }),
};
/** Apart for its memory; it keeps nothing in the table. */
const pictures: Feature = { api: picturesApi, entities: [] };

/** Server half of every feature: the local server and the documents know features from here only. */
export const features: readonly Feature[] = [
  platform,
  participants,
  spaces,
  proposals,
  comments,
  imports,
  media,
  pictures,
  places,
  groups,
  follows,
  reports,
];

/** The function behind pages that are rendered on demand. */
export const viewsOf = (render: Render) => views(siteOf(Object.values(pages), render));

/** The worker of each queue. */
export const workersOf = (render: Render): Workers => ({
  publish: publisher(Object.values(pages), render),
  index: indexer,
  tallies,
  mail: notifier,
  uploads,
  cards,
  recounts,
  exports: exporter(exported),
  erasures: eraser(erased),
});
