import type { CommentId, ResourceId } from '../../shared/platform/ids.ts';
import type { ResourceTitles } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';

/** A comment on a resource. */
export interface CommentOn {
  readonly resourceId: ResourceId;
  readonly commentId: CommentId;
}

/** What reports need of the features whose texts can be reported; `functions/features.ts` hands it over. */
export interface ReportSlots {
  readonly titlesOf: ResourceTitles;
  /** Beginnings of comments; what cannot be read any more is left out. */
  readonly excerptsOf: (services: Services, comments: readonly CommentOn[]) => Promise<ReadonlyMap<CommentId, string>>;
}
