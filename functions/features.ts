import { commentsApi } from './comments/api.ts';
import { commentsPageOf } from './comments/comment-page.ts';
import { Comments, CommentVotes } from './comments/entities.ts';
import { importComments } from './comments/importer.ts';
import { commentsReactions } from './comments/reactions.ts';
import { indexer } from './consumers/indexer.ts';
import { notifier } from './consumers/notifier.ts';
import { publisher } from './consumers/publisher.ts';
import { tallies } from './consumers/tallies.ts';
import { importsApi } from './imports/api.ts';
import type { Workers } from './local/runtime.ts';
import { mediaApi } from './media/api.ts';
import { participantsApi } from './participants/api.ts';
import { ParticipantEmails, SignInCodes, SignInLinks } from './participants/entities.ts';
import {
  Leases,
  Outbox,
  Participants,
  Profiles,
  PublishedPages,
  RateLimits,
  Sessions,
  Statistics,
  Tallies,
} from './platform/entities.ts';
import type { Feature } from './platform/feature.ts';
import { mailReactions } from './platform/mail/reactions.ts';
import type { Render } from './platform/page.ts';
import { platformApi } from './platform-api/api.ts';
import { proposalsApi } from './proposals/api.ts';
import { Ballots, Proposals, References, TallyPages, Votes } from './proposals/entities.ts';
import { importProposal, importReferences } from './proposals/importer.ts';
import { proposalsPages } from './proposals/pages.ts';
import { proposalsReactions } from './proposals/reactions.ts';
import { commentableProposal, proposalFigures, recentAnswers } from './proposals/slots.ts';
import { spacesApi } from './spaces/api.ts';
import { Components, Organizations, Processes, ProcessSlugs, Taxonomies, TaxonomyTrees } from './spaces/entities.ts';
import { spacesFiles } from './spaces/files.ts';
import { spacesPages } from './spaces/pages.ts';
import { spacesReactions } from './spaces/reactions.ts';

const platform: Feature = {
  api: platformApi,
  entities: [Participants, Profiles, Sessions, RateLimits, Outbox, PublishedPages, Tallies, Statistics, Leases],
  reactions: mailReactions,
};

const participants: Feature = { api: participantsApi, entities: [SignInCodes, SignInLinks, ParticipantEmails] };

const spaces: Feature = {
  api: spacesApi,
  entities: [Organizations, Taxonomies, TaxonomyTrees, Processes, ProcessSlugs, Components],
  reactions: spacesReactions,
  pages: spacesPages({
    componentFigures: { proposals: proposalFigures },
    recentAnswers: { proposals: recentAnswers },
  }),
  files: spacesFiles,
};

const proposals: Feature = {
  api: proposalsApi,
  entities: [Proposals, References, Votes, Ballots, TallyPages],
  reactions: proposalsReactions,
  pages: proposalsPages({ commentsOf: commentsPageOf }),
};

const comments: Feature = {
  api: commentsApi({ commentable: commentableProposal }),
  entities: [Comments, CommentVotes],
  reactions: commentsReactions,
};

const imports: Feature = {
  api: importsApi({ importProposal, importReferences, importComments }),
  entities: [],
};

const media: Feature = { api: mediaApi, entities: [] };

/** Server half of every feature: stream readers, the publisher and the local server know features from here only. */
export const features: readonly Feature[] = [platform, participants, spaces, proposals, comments, imports, media];

/** The worker of each queue. */
export const workersOf = (render: Render): Workers => ({
  publish: publisher(features, render),
  index: indexer,
  tallies,
  mail: notifier,
});
