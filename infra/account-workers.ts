import type { Construct } from 'constructs';
import { Assistances, DeskVisits } from '../functions/assistance/entities.ts';
import { AuditEntries } from '../functions/audit/entities.ts';
import { Baskets, BudgetBallots } from '../functions/budgets/entities.ts';
import { Comments } from '../functions/comments/entities.ts';
import { Follows } from '../functions/follows/entities.ts';
import { Identities, IdentitySessions } from '../functions/identities/entities.ts';
import { Attachments } from '../functions/media/entities.ts';
import { CaseAssignments, Cases, Decisions, OpenReports, Reports } from '../functions/moderation/entities.ts';
import { Subscriptions } from '../functions/newsletters/entities.ts';
import { DigestDues, NotificationPreferences, Notifications } from '../functions/notifications/entities.ts';
import { Confirmations, Erasures, Exports, FormerRecipients } from '../functions/participants/entities.ts';
import {
  Authorizations,
  Groups,
  Memberships,
  NotificationStates,
  Outbox,
  Participants,
  Participations,
  Profiles,
  RoleGrants,
  Sessions,
  TextVersions,
} from '../functions/platform/entities.ts';
import { Proposals, Votes } from '../functions/proposals/entities.ts';
import { EvaluatorAssignments, SavedFilters } from '../functions/proposals/office/entities.ts';
import { PushDeliveries, PushEndpoints, PushSubscriptions } from '../functions/push/entities.ts';
import { Components, Organizations } from '../functions/spaces/entities.ts';
import { StudyNotes } from '../functions/studies/entities.ts';
import { TeamInvitations } from '../functions/team/entities.ts';
import { AuthorizationClaims, IdDocuments } from '../functions/verifications/entities.ts';
import { Letters, LettersOf } from '../functions/verifications/postal-letter/entities.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';
import { QueueWorker } from './platform/queue-worker.ts';

/** Files and deletions at once: nobody waits for them in front of a screen, and voters need the table more. */
const FEW = 2;

/** The worker that makes the files of people's own data. It alone reads everything of a person, votes included. */
export function makeExporter(scope: Construct, { stage, table, files, secrets, voteSecrets }: Platform): QueueWorker {
  const exporter = new QueueWorker(scope, 'Exporter', {
    stage,
    bundle: 'exporter',
    description: 'Files of own data',
    variable: 'EXPORTS_QUEUE_URL',
    runbook: 'exporter',
    memorySize: 1024,
    timeout: 120,
    batchSize: 1,
    windowSeconds: 0,
    maxConcurrency: FEW,
    lateAfterSeconds: 3600,
  });
  table.grantEntities(exporter.fn, {
    read: [
      Organizations,
      Components,
      Participants,
      Participations,
      Profiles,
      Sessions,
      Identities,
      IdentitySessions,
      FormerRecipients,
      Proposals,
      Attachments,
      Comments,
      Votes,
      BudgetBallots,
      Baskets,
      Groups,
      Memberships,
      Follows,
      Notifications,
      NotificationPreferences,
      Reports,
      Decisions,
      EvaluatorAssignments,
      StudyNotes,
      RoleGrants,
      TeamInvitations,
      AuditEntries,
      Authorizations,
      TextVersions,
      IdDocuments,
      Letters,
      LettersOf,
      Assistances,
      DeskVisits,
      PushSubscriptions,
      PushDeliveries,
      Subscriptions,
    ],
    write: [Exports, Outbox],
    indexes: [
      indexOf(Sessions, 'byParticipant'),
      indexOf(Identities, 'byParticipant'),
      indexOf(IdentitySessions, 'byParticipant'),
      indexOf(Outbox, 'byRecipient'),
      indexOf(Proposals, 'byAuthor'),
      indexOf(Comments, 'byAuthor'),
      indexOf(Votes, 'byVoter'),
      indexOf(Baskets, 'byParticipant'),
      indexOf(Memberships, 'byParticipant'),
      indexOf(Follows, 'byParticipant'),
      indexOf(Subscriptions, 'byOwner'),
      indexOf(Reports, 'byReporter'),
      indexOf(Decisions, 'byAuthor'),
      indexOf(EvaluatorAssignments, 'byEvaluator'),
      indexOf(StudyNotes, 'byAuthor'),
      indexOf(TeamInvitations, 'byRecipient'),
      indexOf(AuditEntries, 'byActor'),
      indexOf(Assistances, 'byParticipant'),
    ],
  });
  // Own votes are found by the key that only the secret of their vote makes.
  voteSecrets.grantFiles(exporter.fn, { read: ['votes/'] });
  // Votes whose secret is gone are named in consultations in which the person took part, which has a key of its own.
  secrets.grant(exporter.fn, 'vote');
  files.data.grantFiles(exporter.fn, { write: ['exports/'], remove: ['exports/'] });
  return exporter;
}

/** The worker that removes what is left of deleted accounts. */
export function makeEraser(scope: Construct, { stage, table, files }: Platform): QueueWorker {
  const eraser = new QueueWorker(scope, 'Eraser', {
    stage,
    bundle: 'eraser',
    description: 'Remains of deleted accounts',
    variable: 'ERASURES_QUEUE_URL',
    runbook: 'eraser',
    memorySize: 512,
    timeout: 120,
    batchSize: 1,
    windowSeconds: 0,
    maxConcurrency: FEW,
    lateAfterSeconds: 3600,
  });
  table.grantEntities(eraser.fn, {
    read: [Participants],
    write: [
      Erasures,
      Exports,
      Outbox,
      Confirmations,
      FormerRecipients,
      Proposals,
      Baskets,
      SavedFilters,
      EvaluatorAssignments,
      RoleGrants,
      TeamInvitations,
      Groups,
      Memberships,
      Follows,
      Notifications,
      NotificationPreferences,
      NotificationStates,
      DigestDues,
      Identities,
      IdentitySessions,
      Reports,
      OpenReports,
      Decisions,
      CaseAssignments,
      Cases,
      Authorizations,
      AuthorizationClaims,
      IdDocuments,
      Letters,
      LettersOf,
      DeskVisits,
      PushSubscriptions,
      PushEndpoints,
      PushDeliveries,
      Subscriptions,
    ],
    indexes: [
      indexOf(Outbox, 'byRecipient'),
      indexOf(Proposals, 'byAuthor'),
      indexOf(Baskets, 'byParticipant'),
      indexOf(Identities, 'byParticipant'),
      indexOf(IdentitySessions, 'byParticipant'),
      indexOf(Memberships, 'byParticipant'),
      indexOf(Follows, 'byParticipant'),
      indexOf(Subscriptions, 'byOwner'),
      indexOf(Reports, 'byReporter'),
      indexOf(Decisions, 'byAuthor'),
      indexOf(EvaluatorAssignments, 'byEvaluator'),
      indexOf(TeamInvitations, 'byRecipient'),
    ],
  });
  files.data.grantFiles(eraser.fn, { remove: ['exports/'] });
  eraser.grantSend(eraser.fn);
  return eraser;
}
