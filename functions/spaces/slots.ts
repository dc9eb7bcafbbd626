import type { ComponentId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale, Localized } from '../../shared/platform/locale.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { ComponentKind } from '../../shared/spaces/contract.ts';
import type { Services } from '../platform/services.ts';

/** What was said in a component so far. */
export interface ComponentFigures {
  readonly proposals: number;
  readonly comments: number;
  readonly votes: number;
  /** Documents that participants brought in. */
  readonly references: number;
  /** Proposals by the theme that they bear themselves; those below it are counted for it here, not by the component. */
  readonly themes: readonly { readonly taxonomyId: TaxonomyId; readonly count: number }[];
}

/** An official answer in a component. */
interface RecentAnswer {
  readonly title: string;
  /** Language of the title. */
  readonly locale: Locale;
  readonly state: 'accepted' | 'rejected' | 'evaluating';
  readonly text: Localized;
  /** Without the language. */
  readonly path: string;
  readonly answeredAt: Instant;
}

/** What pages of spaces show of the components: given by the feature behind each kind, so that none is imported. */
export interface SpaceSlots {
  readonly componentFigures: Readonly<
    Record<ComponentKind, (services: Services, componentId: ComponentId) => Promise<ComponentFigures>>
  >;
  readonly recentAnswers: Readonly<
    Record<ComponentKind, (services: Services, componentId: ComponentId) => Promise<readonly RecentAnswer[]>>
  >;
}
