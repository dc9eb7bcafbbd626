import { assistanceTable, deskTable } from './assistance/own-data.ts';
import { auditTable } from './audit/own-acts.ts';
import { basketsTable, budgetBallotsTable } from './budgets/ballots/own-ballots.ts';
import { commentsTable, commentVersionsTable } from './comments/contributions.ts';
import { followsTable } from './follows/list-follows.ts';
import { groupsTable } from './groups/own-memberships.ts';
import { identitiesTable } from './identities/own-data.ts';
import { attachmentsTable } from './media/contributions.ts';
import { decisionsTable, reportsTable } from './moderation/own-data.ts';
import { subscriptionsTable } from './newsletters/subscriptions/own-data.ts';
import { notificationsTable, preferencesTable } from './notifications/own-data.ts';
import type { ExportSlots } from './participants/slots.ts';
import { ownProposalIds, proposalsTable } from './proposals/contributions.ts';
import { assignmentsTable } from './proposals/office/own-assignments.ts';
import { votesTable } from './proposals/own-votes.ts';
import { pushesTable } from './push/devices.ts';
import { studyNotesTable } from './studies/own-data.ts';
import { rolesTable } from './team/own-roles.ts';
import { idDocumentsTable } from './verifications/id-document/own-data.ts';
import { authorizationsTable } from './verifications/own-data.ts';
import { letterTable } from './verifications/postal-letter/own-data.ts';

/** What each feature adds to the file of somebody's data. */
export const exported: ExportSlots = [
  proposalsTable,
  attachmentsTable(ownProposalIds),
  commentsTable,
  commentVersionsTable,
  votesTable,
  budgetBallotsTable,
  basketsTable,
  assignmentsTable,
  studyNotesTable,
  rolesTable,
  groupsTable,
  followsTable,
  notificationsTable,
  preferencesTable,
  subscriptionsTable,
  reportsTable,
  decisionsTable,
  identitiesTable,
  auditTable,
  authorizationsTable,
  letterTable,
  idDocumentsTable,
  assistanceTable,
  deskTable,
  pushesTable,
];
