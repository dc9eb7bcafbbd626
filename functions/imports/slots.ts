import type { CommentVotes, Position } from '../../shared/comments/comment.ts';
import type { ParticipantId, ProposalId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Tally } from '../../shared/proposals/proposal.ts';
import type { Component } from '../../shared/spaces/component.ts';
import type { Process } from '../../shared/spaces/process.ts';
import type { Services } from '../platform/services.ts';

/** Where an import goes. */
export interface Target {
  readonly component: Component;
  readonly process: Process;
}

interface Imported {
  readonly id: ProposalId;
  readonly pagePath: string;
  readonly isNew: boolean;
}

/** How the features behind the resources write what an import brings. */
export interface ImportSlots {
  readonly importProposal: (
    services: Services,
    target: Target,
    proposal: {
      readonly externalId: string;
      readonly authorId: ParticipantId | null;
      readonly locale: Locale;
      readonly title: string;
      readonly html: string;
      readonly themeId: TaxonomyId | null;
      readonly createdAt: Instant;
      readonly updatedAt: Instant | null;
      readonly isWithdrawn: boolean;
      readonly votes: Tally;
    },
  ) => Promise<Imported>;
  /** Says for each whether it is new. */
  readonly importReferences: (
    services: Services,
    proposal: Imported,
    references: readonly {
      readonly externalId: string;
      readonly author: string;
      readonly title: string;
      readonly url: string | null;
      readonly body: string;
      readonly category: string;
      readonly createdAt: Instant;
    }[],
  ) => Promise<boolean[]>;
  /** Says for each whether it is new. */
  readonly importComments: (
    services: Services,
    resource: Imported,
    comments: readonly {
      readonly externalId: string;
      readonly authorId: ParticipantId;
      readonly position: Position;
      readonly locale: Locale;
      readonly html: string;
      readonly createdAt: Instant;
      readonly votes: CommentVotes;
    }[],
  ) => Promise<boolean[]>;
}
