import type { Envelope } from '../../shared/budgets/envelope.ts';
import type { Project } from '../../shared/budgets/project.ts';
import type { Comment, CommentVotes } from '../../shared/comments/comment.ts';
import type { CommentId, ProposalId } from '../../shared/platform/ids.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Proposal, Tally } from '../../shared/proposals/proposal.ts';
import type { CustomState } from '../../shared/proposals/states.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { Taxonomy } from '../../shared/spaces/taxonomy.ts';
import type { CommentToImport, ImportedResource, ProposalToImport, ReferenceToImport } from '../platform/imported.ts';
import type { Services } from '../platform/services.ts';

/** Where an import goes. */
export interface Target {
  readonly component: Component;
  readonly process: Process;
}

/** How the features behind the resources write what an import brings. */
export interface ImportSlots {
  readonly importProposal: (
    services: Services,
    target: Target,
    proposal: ProposalToImport,
  ) => Promise<ImportedResource>;
  /** Says for each whether it is new. */
  readonly importReferences: (
    services: Services,
    proposal: ImportedResource,
    references: readonly ReferenceToImport[],
  ) => Promise<boolean[]>;
  /** Says for each whether it is new. */
  readonly importComments: (
    services: Services,
    resource: ImportedResource,
    comments: readonly CommentToImport[],
  ) => Promise<boolean[]>;
}

/** What an import of rows asks beside: rows name each other, and what stands here already. */
export interface RowSlots extends Pick<ImportSlots, 'importProposal' | 'importComments'> {
  readonly proposalId: (target: Target, externalId: string, createdAt: Instant) => ProposalId;
  readonly commentId: (proposalId: ProposalId, externalId: string, createdAt: Instant) => CommentId;
  /** A proposal of the component by its id here, whatever its state. */
  readonly knownProposal: (services: Services, target: Target, id: ProposalId) => Promise<ImportedResource | undefined>;
  readonly knownComment: (
    services: Services,
    proposalId: ProposalId,
    id: CommentId,
  ) => Promise<{ readonly id: CommentId; readonly depth: number } | undefined>;
  /** States that the component has added. */
  readonly statesOf: (target: Target) => readonly CustomState[];
}

/** A proposal that people can read, with its sums as they are now. */
export interface ExportedProposal {
  readonly proposal: Proposal;
  readonly path: string;
  readonly votes: Tally | null;
  readonly comments: number;
}
/** A comment with its votes; there is no text of one that is gone. */
export interface ExportedComment {
  readonly comment: Comment;
  readonly votes: CommentVotes;
  readonly goneAt: Instant | null;
}
/** A project that people can read, with what stands around it. */
export interface ExportedProject {
  readonly project: Project;
  readonly envelope: Envelope;
  readonly currency: string;
  /** Paths of its page and of that of its budget, without the language. */
  readonly path: string;
  readonly budgetPath: string;
  /** `null`: no result is published. */
  readonly votes: number | null;
  readonly proposals: readonly { readonly id: ProposalId; readonly title: string; readonly path: string }[];
}
interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** How an export reads what the features behind the resources keep. */
export interface ExportSlots {
  readonly proposals: (services: Services, target: Target, cursor: string | null) => Promise<Page<ExportedProposal>>;
  /** The same proposals, for what hangs on them. */
  readonly proposalIds: (
    services: Services,
    target: Target,
    cursor: string | null,
  ) => Promise<Page<{ readonly id: ProposalId; readonly path: string }>>;
  readonly comments: (services: Services, proposalId: ProposalId) => Promise<readonly ExportedComment[]>;
  /** Every project of a budget that people can read. */
  readonly projects: (services: Services, target: Target) => Promise<readonly ExportedProject[]>;
  readonly attachments: (services: Services, ids: readonly ProposalId[]) => Promise<ReadonlyMap<string, number>>;
  readonly statesOf: (target: Target) => readonly CustomState[];
}

/** What rows of an export are made with. */
export interface ExportSource extends Target {
  readonly taxonomies: readonly Taxonomy[];
  readonly states: readonly CustomState[];
  readonly attachments: ReadonlyMap<string, number>;
  /** Address of a page in the default language of the organization, from its path without a language. */
  readonly addressOf: (path: string) => string;
}
