import { commentsTable } from '../comments/contributions.ts';
import { followsTable } from '../follows/list-follows.ts';
import { groupsTable } from '../groups/own-memberships.ts';
import { attachmentsTable } from '../media/contributions.ts';
import { lambda } from '../platform/entry.ts';
import { ownProposalIds, proposalsTable } from '../proposals/contributions.ts';
import { votesTable } from '../proposals/own-votes.ts';
import { reportsTable } from '../reports/own-reports.ts';
import { exporter } from './exporter.ts';

const exported = [
  proposalsTable,
  attachmentsTable(ownProposalIds),
  commentsTable,
  votesTable,
  groupsTable,
  followsTable,
  reportsTable,
];

export const handler = lambda(exporter(exported));
