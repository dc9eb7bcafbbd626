import { commentsTable } from '../comments/contributions.ts';
import { attachmentsTable } from '../media/contributions.ts';
import { lambda } from '../platform/entry.ts';
import { ownProposalIds, proposalsTable } from '../proposals/contributions.ts';
import { votesTable } from '../proposals/own-votes.ts';
import { exporter } from './exporter.ts';

export const handler = lambda(exporter([proposalsTable, attachmentsTable(ownProposalIds), commentsTable, votesTable]));
