/** What an import brings, as the features that keep it take it. */
import type { CommentVotes, Position } from '../../shared/comments/comment.ts';
import type { CommentId, ParticipantId, ProposalId, StateId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale } from '../../shared/platform/locale.ts';
import type { RichText } from '../../shared/platform/rich-text.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { OfficialAnswer, Place, Tally } from '../../shared/proposals/proposal.ts';

/** A proposal as it was published elsewhere. */
export interface ProposalToImport {
  readonly externalId: string;
  /** `null`: official. */
  readonly authorId: ParticipantId | null;
  readonly locale: Locale;
  readonly title: string;
  readonly body: RichText;
  readonly themeId: TaxonomyId | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant | null;
  readonly isWithdrawn: boolean;
  readonly votes: Tally;
  /** What a source tells that knows more of a proposal; without it each follows from the rest. */
  readonly id?: ProposalId | undefined;
  readonly reference?: string | null | undefined;
  readonly territoryId?: TaxonomyId | null | undefined;
  readonly place?: Place | null | undefined;
  readonly answer?: OfficialAnswer | null | undefined;
  readonly stateId?: StateId | null | undefined;
  readonly publishedAt?: Instant | null | undefined;
  readonly withdrawnAt?: Instant | null | undefined;
}

/** Where an imported proposal is, and whether it was not there before. */
export interface ImportedResource {
  readonly id: ProposalId;
  readonly pagePath: string;
  readonly isNew: boolean;
}

/** What was published elsewhere about a proposal. */
export interface ReferenceToImport {
  readonly externalId: string;
  readonly author: string;
  readonly title: string;
  readonly url: string | null;
  readonly body: string;
  readonly category: string;
  readonly createdAt: Instant;
}

/** A comment as it was published elsewhere. */
export interface CommentToImport {
  readonly externalId: string;
  /** `null`: the organization itself. */
  readonly authorId: ParticipantId | null;
  readonly position: Position;
  readonly locale: Locale;
  readonly body: RichText;
  readonly createdAt: Instant;
  readonly votes: CommentVotes;
  /** What a source tells that knows more of a comment. */
  readonly id?: CommentId | undefined;
  readonly parentId?: CommentId | null | undefined;
  readonly depth?: number | undefined;
  readonly deletedAt?: Instant | null | undefined;
}
