import { Comments, CommentVotes } from './comments/entities.ts';
import { commentsReactions } from './comments/reactions.ts';
import { ParticipantEmails, SignInCodes, SignInLinks } from './participants/entities.ts';
import { participantsReactions } from './participants/reactions.ts';
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
import { Ballots, Proposals, References, TallyPages, Votes } from './proposals/entities.ts';
import { proposalsReactions } from './proposals/reactions.ts';
import { Components, Organizations, Processes, ProcessSlugs, Taxonomies, TaxonomyTrees } from './spaces/entities.ts';
import { spacesReactions } from './spaces/reactions.ts';

/** What each feature keeps in the table and what follows from its changes: all that the stream readers carry. */
export const changes = {
  platform: {
    entities: [Participants, Profiles, Sessions, RateLimits, Outbox, PublishedPages, Tallies, Statistics, Leases],
    reactions: mailReactions,
  },
  participants: { entities: [SignInCodes, SignInLinks, ParticipantEmails], reactions: participantsReactions },
  spaces: {
    entities: [Organizations, Taxonomies, TaxonomyTrees, Processes, ProcessSlugs, Components],
    reactions: spacesReactions,
  },
  proposals: { entities: [Proposals, References, Votes, Ballots, TallyPages], reactions: proposalsReactions },
  comments: { entities: [Comments, CommentVotes], reactions: commentsReactions },
} as const satisfies Readonly<Record<string, Feature>>;
