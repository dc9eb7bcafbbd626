import type { Decision } from '../../shared/platform/decision.ts';
import type { ComponentId, ParticipantId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Localized } from '../../shared/platform/locale.ts';
import type { ProblemCode } from '../../shared/platform/problem.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Services } from './services.ts';

/** Figures of a component, as its process and the home page show them. */
export interface ComponentFigures {
  readonly proposals: number;
  readonly comments: number;
  readonly votes: number;
  readonly themes: readonly { readonly taxonomyId: TaxonomyId; readonly count: number }[];
}

/** An official answer, as the home page shows it. */
export interface RecentAnswer {
  readonly title: string;
  readonly locale: string;
  readonly state: 'evaluating' | 'accepted' | 'rejected';
  readonly text: Localized;
  /** Without the language. */
  readonly path: string;
  readonly answeredAt: Instant;
}

/** What a kind of component tells the pages of spaces. */
export interface ComponentSlot {
  figures(services: Services, componentId: ComponentId): Promise<ComponentFigures>;
  recentAnswers(services: Services, componentId: ComponentId): Promise<readonly RecentAnswer[]>;
}

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
