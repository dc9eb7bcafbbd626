import type { FileClass } from '../../shared/media/rules.ts';
import type { Decision } from '../../shared/platform/decision.ts';
import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import type { ProblemCode } from '../../shared/platform/problem.ts';
import type { Requirement } from '../../shared/verifications/requirement.ts';

/** What comments need to know of a resource that they hang on. */
export interface Commentable {
  readonly title: string;
  readonly componentId: ComponentId;
  readonly authorId: ParticipantId | null;
  readonly isOpen: Decision<ProblemCode>;
  /** What whoever comments must have verified; `undefined`: nothing. */
  readonly requirement: Requirement | undefined;
  /** Characters of a comment. */
  readonly maxLength: number;
  /** Page of the resource, without the language. */
  readonly pagePath: string;
}

/** What attachments need to know of a resource that they belong to, for one who may read all of them. */
export interface Attachable {
  /** Page of the resource, without the language. */
  readonly pagePath: string;
  /** What may be added now; nothing where attachments are switched off. */
  readonly accepts: readonly FileClass[];
  /** Whether those that are there may be changed or removed now. */
  readonly mayChange: Decision<ProblemCode>;
  /** Attachments that it can have. */
  readonly most: number;
}
