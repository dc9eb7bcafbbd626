import type { ComponentId, TaxonomyId } from '../../shared/platform/ids.ts';
import type { Locale, Localized } from '../../shared/platform/locale.ts';
import type { FieldProblem } from '../../shared/platform/problem.ts';
import type { Instant } from '../../shared/platform/time.ts';
import type { Standing } from '../../shared/proposals/states.ts';
import type { Component, ComponentKind } from '../../shared/spaces/component.ts';
import type { CountedComponent } from '../../shared/spaces/figures.ts';
import type { ComponentView } from '../../shared/spaces/views.ts';
import type { Services } from '../platform/services.ts';

/** What was said in a component so far. */
export interface ComponentFigures extends CountedComponent {
  /** Figures of its own kind, where that counts other things than what was said. */
  readonly own?: ComponentView['own'];
  /** Proposals by the theme that they bear themselves; those below it are counted for it here, not by the component. */
  readonly themes: readonly { readonly taxonomyId: TaxonomyId; readonly count: number }[];
}

/** An official answer in a component. */
interface RecentAnswer {
  readonly title: string;
  /** Language of the title. */
  readonly locale: Locale;
  readonly state: Standing;
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

/** What changes of settings need to know of what is in a component: given by the feature behind its kind. */
export interface SettingSlots {
  /** Settings that cannot be changed so, because something in the component rests on what they are. */
  readonly settingsInUse: Readonly<
    Record<
      ComponentKind,
      (
        services: Services,
        component: Component,
        after: Pick<Component, 'settings' | 'requirements'>,
      ) => Promise<readonly FieldProblem[]>
    >
  >;
}
