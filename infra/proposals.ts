import { Construct } from 'constructs';
import {
  AuthorizationRevocations,
  Authorizations,
  GroupProposals,
  Groups,
  Memberships,
  Outbox,
  OutlineSets,
  Outlines,
  Participations,
  Profiles,
  RateLimits,
  TextVersions,
} from '../functions/platform/entities.ts';
import {
  BallotPapers,
  Ballots,
  ComponentDays,
  FinalCounts,
  Proposals,
  ProposalVersions,
  Recounts,
  VoteConfirmations,
  VoteStarts,
  Votes,
} from '../functions/proposals/entities.ts';
import {
  BulkActs,
  BulkChanges,
  BulkParts,
  EvaluatorAssignments,
  SavedFilters,
} from '../functions/proposals/office/entities.ts';
import { Components, Organizations, Processes, Taxonomies } from '../functions/spaces/entities.ts';
import { proposals } from '../shared/proposals/contract.ts';
import { ApiFunction } from './platform/api-function.ts';
import { indexOf } from './platform/entity-table.ts';
import type { Platform } from './platform/platform.ts';

/** Proposals: one function for the feature, and a second one for voting alone. */
export class ProposalsFeature extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const { castVote, withdrawVote, readBallot, listMyVotes, ...rest } = proposals;
    const { table, api, secrets, voteSecrets, files, stage } = platform;

    const main = new ApiFunction(this, 'Main', {
      platform,
      bundle: 'proposals',
      description: 'Proposals, except voting',
      memorySize: 1024,
    });
    table.grantEntities(main, {
      read: [
        Organizations,
        Processes,
        Components,
        Taxonomies,
        Outlines,
        OutlineSets,
        Profiles,
        ComponentDays,
        FinalCounts,
        Groups,
        Memberships,
        Authorizations,
        AuthorizationRevocations,
      ],
      write: [
        Proposals,
        ProposalVersions,
        TextVersions,
        GroupProposals,
        RateLimits,
        Outbox,
        Recounts,
        SavedFilters,
        BulkActs,
        BulkParts,
        BulkChanges,
        EvaluatorAssignments,
      ],
      indexes: [indexOf(Proposals, 'byAuthor'), indexOf(EvaluatorAssignments, 'byEvaluator')],
    });
    // The back office says when the secret of a vote is destroyed.
    main.tell('VOTE_SECRET_DAYS', String(stage.settings.secretDays));
    files.data.grantFiles(main, { read: ['indexes/'] });
    files.site.grantFiles(main, { read: ['tallies/'] });
    api.serve(main, ...Object.values(rest));

    // Voting runs apart so that the last evening of a consultation cannot starve reading and writing of proposals, and
    // so that the code which edits proposals can neither touch a ballot nor tell whose it is.
    const { voteConcurrency } = stage.settings;
    const vote = new ApiFunction(this, 'Vote', {
      platform,
      bundle: 'proposals',
      description: 'Voting',
      memorySize: 1024,
      ...(voteConcurrency > 0 ? { reservedConcurrency: voteConcurrency } : {}),
    });
    table.grantEntities(vote, {
      // Taxonomies and authorizations where a vote asks for a verification.
      read: [Organizations, Processes, Components, Proposals, Taxonomies, Authorizations, AuthorizationRevocations],
      write: [Participations, Votes, Ballots, BallotPapers, VoteStarts, VoteConfirmations, Outbox],
      indexes: [indexOf(Votes, 'byVoter')],
    });
    // Participations name nobody by the installation's secret, ballots by that of their vote.
    secrets.grant(vote, 'vote');
    voteSecrets.grantFiles(vote, { read: ['votes/'], write: ['votes/'] });
    api.serve(vote, castVote, withdrawVote, readBallot, listMyVotes);
  }
}
