import { Assistances, DeskVisits } from './assistance/entities.ts';
import { AuditEntries, AuditHeads } from './audit/entities.ts';
import { auditReactions } from './audit/reactions.ts';
import { KioskConflicts, Kiosks } from './budgets/ballots/kiosk/entities.ts';
import {
  Baskets,
  BudgetBallots,
  BudgetVoteStarts,
  Envelopes,
  ProjectNumbers,
  Projects,
  ProposalProjects,
} from './budgets/entities.ts';
import {
  PaperBatches,
  PaperCounts,
  PaperHandouts,
  PaperRuns,
  Papers,
  PrintedCatalogues,
} from './budgets/papers/entities.ts';
import { projectNews } from './budgets/project-news.ts';
import { budgetsReactions } from './budgets/reactions.ts';
import { BudgetCounts, StatisticsRequests } from './budgets/results/entities.ts';
import { budgetResultsReactions } from './budgets/results/reactions.ts';
import { Comments, CommentVotes } from './comments/entities.ts';
import { commentsReactions } from './comments/reactions.ts';
import { Follows, ToldNews } from './follows/entities.ts';
import { GroupInvitations } from './groups/entities.ts';
import { groupsReactions } from './groups/reactions.ts';
import { Identities, IdentitySessions, PendingIdentities, UsedTrips } from './identities/entities.ts';
import { identitiesReactions } from './identities/reactions.ts';
import { Exchanges, ImportSources } from './imports/entities.ts';
import { importsReactions } from './imports/reactions.ts';
import { ReplyNotices } from './mail-in/entities.ts';
import { SuppressionNotes } from './mails/entities.ts';
import { AttachmentCounts, Attachments } from './media/entities.ts';
import { mediaReactions } from './media/reactions.ts';
import { CaseAssignments, Cases, Decisions, OpenReports, Reports, Settings } from './moderation/entities.ts';
import { moderationReactions } from './moderation/reactions.ts';
import {
  BuildParts,
  CountParts,
  NewsletterDrafts,
  NewsletterLinks,
  Newsletters,
  RunningNewsletters,
  Subscriptions,
} from './newsletters/entities.ts';
import { newslettersReactions } from './newsletters/reactions.ts';
import { DigestDues, NoticeMarks, NotificationPreferences, Notifications } from './notifications/entities.ts';
import {
  Confirmations,
  Erasures,
  Exports,
  FormerRecipients,
  ParticipantEmails,
  RecoveryCodes,
  SecondFactors,
  SignInCodes,
  SignInLinks,
} from './participants/entities.ts';
import { participantsReactions } from './participants/reactions.ts';
import { placesReactions } from './places/reactions.ts';
import {
  Administrators,
  AuditRecords,
  AuthorizationRevocations,
  Authorizations,
  GroupProposals,
  Groups,
  Leases,
  Memberships,
  NotificationStates,
  Outbox,
  OutlineSets,
  Outlines,
  Participants,
  Participations,
  Profiles,
  PublishedPages,
  RateLimits,
  RoleGrants,
  Sessions,
  SignInServiceLists,
  SoftBounces,
  Statistics,
  Suppressions,
  Tallies,
  TextVersions,
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
  VoteConfirmations,
  VoteStarts,
  Votes,
} from './proposals/entities.ts';
import { BulkActs, BulkChanges, BulkParts, EvaluatorAssignments, SavedFilters } from './proposals/office/entities.ts';
import { proposalsReactions } from './proposals/reactions.ts';
import { PushDeliveries, PushEndpoints, PushSubscriptions } from './push/entities.ts';
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
import { Studies, StudyNotes } from './studies/entities.ts';
import { studiesReactions } from './studies/reactions.ts';
import { TeamInvitations } from './team/entities.ts';
import { Censuses, CensusFiles, CensusParts, CensusUploads } from './verifications/census/entities.ts';
import { censusReactions } from './verifications/census/reactions.ts';
import { AuthorizationClaims, IdDocuments, VerificationMethods } from './verifications/entities.ts';
import { idDocumentReactions } from './verifications/id-document/reactions.ts';
import { Letters, LettersOf, PrintRuns } from './verifications/postal-letter/entities.ts';
import { SmsCodes, SmsDays } from './verifications/sms/entities.ts';
import { smsReactions } from './verifications/sms/reactions.ts';

/** What each feature keeps in the table and what follows from its changes: all that the stream readers carry. */
export const changes = {
  platform: {
    entities: [
      Participants,
      Profiles,
      Participations,
      Sessions,
      Administrators,
      RoleGrants,
      RateLimits,
      Outbox,
      Suppressions,
      SoftBounces,
      PublishedPages,
      Tallies,
      Statistics,
      Leases,
      TextVersions,
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
      SecondFactors,
      RecoveryCodes,
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
      VoteConfirmations,
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
      EvaluatorAssignments,
    ],
    reactions: proposalsReactions,
  },
  budgets: {
    entities: [
      Envelopes,
      Projects,
      ProjectNumbers,
      ProposalProjects,
      BudgetBallots,
      BudgetVoteStarts,
      Baskets,
      Kiosks,
      KioskConflicts,
      BudgetCounts,
      StatisticsRequests,
      PaperBatches,
      PaperCounts,
      PaperHandouts,
      PaperRuns,
      Papers,
      PrintedCatalogues,
    ],
    reactions: { ...budgetsReactions, ...budgetResultsReactions },
  },
  studies: {
    entities: [Studies, StudyNotes],
    // A project that is published is news of the proposals that it comes from.
    reactions: { ...studiesReactions, notices: [...studiesReactions.notices, ...projectNews.notices] },
  },
  comments: { entities: [Comments, CommentVotes], reactions: commentsReactions },
  identities: {
    entities: [SignInServiceLists, Identities, UsedTrips, PendingIdentities, IdentitySessions],
    reactions: identitiesReactions,
  },
  imports: { entities: [Exchanges, ImportSources], reactions: importsReactions },
  media: { entities: [Attachments, AttachmentCounts], reactions: mediaReactions },
  groups: { entities: [Groups, Memberships, GroupProposals, GroupInvitations], reactions: groupsReactions },
  follows: { entities: [Follows, ToldNews] },
  notifications: { entities: [Notifications, NotificationPreferences, NotificationStates, DigestDues, NoticeMarks] },
  moderation: {
    entities: [Reports, OpenReports, Cases, CaseAssignments, Decisions, Settings],
    reactions: moderationReactions,
  },
  newsletters: {
    entities: [
      Subscriptions,
      Newsletters,
      NewsletterDrafts,
      CountParts,
      BuildParts,
      RunningNewsletters,
      NewsletterLinks,
    ],
    reactions: newslettersReactions,
  },
  team: { entities: [TeamInvitations] },
  places: { entities: [Outlines, OutlineSets], reactions: placesReactions },
  verifications: {
    entities: [
      Authorizations,
      AuthorizationClaims,
      AuthorizationRevocations,
      VerificationMethods,
      Censuses,
      CensusParts,
      CensusUploads,
      CensusFiles,
      IdDocuments,
      SmsCodes,
      SmsDays,
      Letters,
      LettersOf,
      PrintRuns,
    ],
    reactions: { ...censusReactions, ...idDocumentReactions, ...smsReactions },
  },
  assistance: { entities: [Assistances, DeskVisits] },
  mails: { entities: [SuppressionNotes] },
  mailIn: { entities: [ReplyNotices] },
  push: { entities: [PushSubscriptions, PushEndpoints, PushDeliveries] },
  audit: { entities: [AuditRecords, AuditHeads, AuditEntries], reactions: auditReactions },
} as const satisfies Readonly<Record<string, Feature>>;
