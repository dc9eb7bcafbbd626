import { notifier } from './consumers/notifier.ts';
import { publisher } from './consumers/publisher.ts';
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
import { proposalsReactions } from './proposals/reactions.ts';
import { spacesApi } from './spaces/api.ts';
import { Components, Organizations, Processes, ProcessSlugs, Taxonomies, TaxonomyTrees } from './spaces/entities.ts';
import { spacesFiles } from './spaces/files.ts';
import { spacesPages } from './spaces/pages.ts';
import { spacesReactions } from './spaces/reactions.ts';
import type { SpaceSlots } from './spaces/slots.ts';

const slots: SpaceSlots = {
  componentFigures: { proposals: async () => ({ proposals: 0, comments: 0, votes: 0, themes: [] }) },
  recentAnswers: { proposals: async () => [] },
};

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
  pages: spacesPages(slots),
  files: spacesFiles,
};
const proposals: Feature = {
  api: proposalsApi,
  entities: [Proposals, References, Votes, Ballots, TallyPages],
  reactions: proposalsReactions,
};
const media: Feature = { api: mediaApi, entities: [] };

/** Server half of every feature: stream readers, the publisher and the local server know features from here only. */
export const features: readonly Feature[] = [platform, participants, spaces, proposals, media];

const idle = () => async () => ({ batchItemFailures: [] });
export const workersOf = (render: Render): Workers => ({
  publish: publisher(features, render),
  index: idle,
  tallies: idle,
  mail: notifier,
});
