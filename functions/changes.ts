import { Comments, CommentVotes } from './comments/entities.ts';
import { commentsReactions } from './comments/reactions.ts';
import { Follows, ToldNews } from './follows/entities.ts';
import { GroupInvitations } from './groups/entities.ts';
import { groupsReactions } from './groups/reactions.ts';
import { AttachmentCounts, Attachments } from './media/entities.ts';
import { mediaReactions } from './media/reactions.ts';
import {
  Administrators,
  Confirmations,
  Erasures,
  Exports,
  FormerRecipients,
  ParticipantEmails,
  SignInCodes,
  SignInLinks,
} from './participants/entities.ts';
import { participantsReactions } from './participants/reactions.ts';
import { placesReactions } from './places/reactions.ts';
import {
  GroupProposals,
  Groups,
  Leases,
  Memberships,
  Outbox,
  OutlineSets,
  Outlines,
  Participants,
  Participations,
  Profiles,
  PublishedPages,
  RateLimits,
  Sessions,
  Statistics,
  Tallies,
} from './platform/entities.ts';
import type { Feature } from './platform/feature.ts';
import { mailReactions } from './platform/mail/reactions.ts';
import {
  BallotPapers,
  Ballots,
  ComponentDays,
  FinalCounts,
  Proposals,
  ProposalVersions,
  RecountMarks,
  Recounts,
  References,
  TallyPages,
  VoteStarts,
  Votes,
} from './proposals/entities.ts';
import { BulkActs, BulkChanges, BulkParts, SavedFilters } from './proposals/office/entities.ts';
import { proposalsReactions } from './proposals/reactions.ts';
import { OpenReports, Reports } from './reports/entities.ts';
import {
  Announcements,
  Components,
  DocumentLists,
  Organizations,
  PartnerLists,
  PeakLists,
  PreviewLinks,
  Processes,
  ProcessGroupSlugs,
  ProcessGroups,
  ProcessSlugs,
  SitePages,
  Taxonomies,
  TaxonomyTrees,
} from './spaces/entities.ts';
import { spacesReactions } from './spaces/reactions.ts';

/** What each feature keeps in the table and what follows from its changes: all that the stream readers carry. */
export const changes = {
  platform: {
    entities: [
      Participants,
      Profiles,
      Participations,
      Sessions,
      RateLimits,
      Outbox,
      PublishedPages,
      Tallies,
      Statistics,
      Leases,
    ],
    reactions: mailReactions,
  },
  participants: {
    entities: [
      SignInCodes,
      SignInLinks,
      ParticipantEmails,
      Confirmations,
      FormerRecipients,
      Administrators,
      Exports,
      Erasures,
    ],
    reactions: participantsReactions,
  },
  spaces: {
    entities: [
      Organizations,
      Taxonomies,
      TaxonomyTrees,
      Processes,
      ProcessSlugs,
      ProcessGroups,
      ProcessGroupSlugs,
      PreviewLinks,
      Components,
      Announcements,
      PartnerLists,
      PeakLists,
      DocumentLists,
      SitePages,
    ],
    reactions: spacesReactions,
  },
  proposals: {
    entities: [
      Proposals,
      ProposalVersions,
      References,
      Votes,
      Ballots,
      BallotPapers,
      VoteStarts,
      RecountMarks,
      Recounts,
      FinalCounts,
      TallyPages,
      ComponentDays,
      SavedFilters,
      BulkActs,
      BulkParts,
      BulkChanges,
    ],
    reactions: proposalsReactions,
  },
  comments: { entities: [Comments, CommentVotes], reactions: commentsReactions },
  media: { entities: [Attachments, AttachmentCounts], reactions: mediaReactions },
  groups: { entities: [Groups, Memberships, GroupProposals, GroupInvitations], reactions: groupsReactions },
  follows: { entities: [Follows, ToldNews] },
  reports: { entities: [Reports, OpenReports] },
  places: { entities: [Outlines, OutlineSets], reactions: placesReactions },
} as const satisfies Readonly<Record<string, Feature>>;
