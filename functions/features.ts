import { changes } from './changes.ts';
import { commentsApi } from './comments/api.ts';
import { commentsPageOf, pagesCommentedBy } from './comments/comment-page.ts';
import { importComments } from './comments/importer.ts';
import { indexer } from './consumers/indexer.ts';
import { notifier } from './consumers/notifier.ts';
import { publisher } from './consumers/publisher.ts';
import { tallies } from './consumers/tallies.ts';
import { importsApi } from './imports/api.ts';
import { mediaApi } from './media/api.ts';
import { participantsApi } from './participants/api.ts';
import type { Feature } from './platform/feature.ts';
import type { Render } from './platform/page.ts';
import type { Workers } from './platform/worker.ts';
import { platformApi } from './platform-api/api.ts';
import { proposalsApi } from './proposals/api.ts';
import { importProposal, importReferences } from './proposals/importer.ts';
import { proposalsPages } from './proposals/pages.ts';
import { commentableProposal, proposalFigures, recentAnswers } from './proposals/slots.ts';
import { spacesApi } from './spaces/api.ts';
import { spacesFiles } from './spaces/files.ts';
import { spacesPages } from './spaces/pages.ts';
import { siteOf } from './spaces/site.ts';
import { views } from './views/api.ts';

const platform: Feature = { ...changes.platform, api: platformApi };

const participants: Feature = { ...changes.participants, api: participantsApi };

const spaces: Feature = {
  ...changes.spaces,
  api: spacesApi,
  pages: spacesPages({
    componentFigures: { proposals: proposalFigures },
    recentAnswers: { proposals: recentAnswers },
  }),
  files: spacesFiles,
};

const proposals: Feature = {
  ...changes.proposals,
  api: proposalsApi,
  pages: proposalsPages({ commentsOf: commentsPageOf, pagesCommentedBy }),
};

const comments: Feature = {
  ...changes.comments,
  api: commentsApi({ commentable: commentableProposal }),
};

const imports: Feature = {
  api: importsApi({ importProposal, importReferences, importComments }),
  entities: [],
};

const media: Feature = { api: mediaApi, entities: [] };

/** Server half of every feature: the publisher, the views and the local server know features from here only. */
export const features: readonly Feature[] = [platform, participants, spaces, proposals, comments, imports, media];

/** The function behind pages that are rendered on demand. */
export const viewsOf = (render: Render) => views(siteOf(features, render));

/** The worker of each queue. */
export const workersOf = (render: Render): Workers => ({
  publish: publisher(features, render),
  index: indexer,
  tallies,
  mail: notifier,
});
