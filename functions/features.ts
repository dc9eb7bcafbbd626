import { auditApi } from './audit/api.ts';
import { auditTable } from './audit/own-acts.ts';
import { changes } from './changes.ts';
import { commentsApi } from './comments/api.ts';
import { commentsTable } from './comments/contributions.ts';
import { exportedComments } from './comments/exported-comments.ts';
import { importComments, importedCommentId, knownComment } from './comments/importer.ts';
import { moderatedComments, recentComments } from './comments/moderated.ts';
import { cards } from './consumers/cards.ts';
import { eraser } from './consumers/eraser.ts';
import { type ExchangeSlots, exchanger } from './consumers/exchanger.ts';
import { exporter } from './consumers/exporter.ts';
import { indexer } from './consumers/indexer.ts';
import { moderator } from './consumers/moderator.ts';
import { notifier } from './consumers/notifier.ts';
import { publisher } from './consumers/publisher.ts';
import { recounts } from './consumers/recounts.ts';
import { sealer } from './consumers/sealer.ts';
import { tallies } from './consumers/tallies.ts';
import { uploads } from './consumers/uploads.ts';
import { followsApi } from './follows/api.ts';
import { eraseFollows, followsTable } from './follows/list-follows.ts';
import { groupsApi } from './groups/api.ts';
import { eraseMemberships } from './groups/erase-memberships.ts';
import { groupsTable } from './groups/own-memberships.ts';
import { identitiesApi } from './identities/api.ts';
import { eraseIdentities, identitiesTable } from './identities/own-data.ts';
import { importsApi } from './imports/api.ts';
import { mediaApi } from './media/api.ts';
import { attachmentCounts } from './media/attachment-counts.ts';
import { attachmentsTable } from './media/contributions.ts';
import { picturesApi } from './media/pictures.ts';
import { moderationApi } from './moderation/api.ts';
import { decisionsTable, eraseFromModeration, reportsTable } from './moderation/own-data.ts';
import { account, pages } from './pages.ts';
import { participantsApi } from './participants/api.ts';
import { networkOf } from './participants/network.ts';
import { accountWith, newAccount } from './participants/new-account.ts';
import type { EraseSlots, ExportSlots } from './participants/slots.ts';
import { placesApi } from './places/api.ts';
import type { Feature } from './platform/feature.ts';
import type { Render } from './platform/page.ts';
import type { Workers } from './platform/worker.ts';
import { platformApi } from './platform-api/api.ts';
import { proposalsApi } from './proposals/api.ts';
import { attachableProposal } from './proposals/attachable.ts';
import { eraseDrafts, ownProposalIds, proposalsTable, proposalTitles } from './proposals/contributions.ts';
import { exportedIds, exportedProposals } from './proposals/exported-proposals.ts';
import { importedProposalId, importProposal, importReferences, knownProposal } from './proposals/importer.ts';
import { moderatedProposals, recentProposals } from './proposals/moderated.ts';
import { eraseFilters } from './proposals/office/erase-filters.ts';
import { assignmentsTable, eraseAssignments } from './proposals/office/own-assignments.ts';
import { votesTable } from './proposals/own-votes.ts';
import { settingsInUse } from './proposals/settings-in-use.ts';
import { commentableProposal } from './proposals/slots.ts';
import { statesOf } from './proposals/space.ts';
import { spacesApi } from './spaces/api.ts';
import { attachableProcess } from './spaces/attachable.ts';
import { siteOf } from './spaces/site.ts';
import { teamApi } from './team/api.ts';
import { eraseRoles, rolesTable } from './team/own-roles.ts';
import { views } from './views/api.ts';

const platform: Feature = { ...changes.platform, api: platformApi };

const exported: ExportSlots = [
  proposalsTable,
  attachmentsTable(ownProposalIds),
  commentsTable,
  votesTable,
  assignmentsTable,
  rolesTable,
  groupsTable,
  followsTable,
  reportsTable,
  decisionsTable,
  identitiesTable,
  auditTable,
];
const erased: EraseSlots = [
  eraseDrafts,
  eraseFilters,
  eraseAssignments,
  eraseRoles,
  eraseMemberships,
  eraseFollows,
  eraseIdentities,
  eraseFromModeration,
];

const participants: Feature = {
  ...changes.participants,
  ...pages.participants,
  api: participantsApi(account),
};

const identities: Feature = {
  ...changes.identities,
  ...pages.identities,
  api: identitiesApi({ accountWith, newAccount, networkOf }),
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
  ...changes.imports,
  api: importsApi({ importProposal, importReferences, importComments }),
};
const exchanged: ExchangeSlots = {
  import: {
    importProposal,
    importComments,
    proposalId: importedProposalId,
    commentId: importedCommentId,
    knownProposal,
    knownComment,
    statesOf,
  },
  export: {
    proposals: exportedProposals,
    proposalIds: exportedIds,
    comments: exportedComments,
    attachments: attachmentCounts,
    statesOf,
  },
};

const places: Feature = { ...changes.places, api: placesApi };

const groups: Feature = { ...changes.groups, ...pages.groups, api: groupsApi };
const follows: Feature = { ...changes.follows, ...pages.follows, api: followsApi({ titlesOf: proposalTitles }) };
const moderationSlots = { resources: moderatedProposals, comments: moderatedComments };
const moderation: Feature = {
  ...changes.moderation,
  ...pages.moderation,
  api: moderationApi(moderationSlots),
};

const audit: Feature = { ...changes.audit, api: auditApi({ titlesOf: proposalTitles }) };

const media: Feature = {
  ...changes.media,
  api: mediaApi({ proposal: attachableProposal, process: attachableProcess }),
};
/** Apart for its memory; it keeps nothing in the table. */
const pictures: Feature = { api: picturesApi, entities: [] };

const team: Feature = { ...changes.team, api: teamApi };

/** Server half of every feature: the local server and the documents know features from here only. */
export const features: readonly Feature[] = [
  platform,
  participants,
  identities,
  spaces,
  proposals,
  comments,
  imports,
  media,
  pictures,
  places,
  groups,
  team,
  follows,
  moderation,
  audit,
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
  moderation: moderator({ ...moderationSlots, recent: [recentProposals, recentComments] }),
  audit: sealer,
  exports: exporter(exported),
  exchanges: exchanger(exchanged),
  erasures: eraser(erased),
});
