import type { Decision } from '../../shared/platform/decision.ts';
import type { ComponentId, ParticipantId } from '../../shared/platform/ids.ts';
import type { ProblemCode } from '../../shared/platform/problem.ts';

/** What comments need to know of a resource that they hang on. */
export interface Commentable {
  readonly componentId: ComponentId;
  readonly authorId: ParticipantId | null;
  readonly isOpen: Decision<ProblemCode>;
  /** Characters of a comment. */
  readonly maxLength: number;
  /** Page of the resource, without the language. */
  readonly pagePath: string;
}
