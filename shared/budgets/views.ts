/** What the templates of a budget's pages receive, and the file that its islands read. */
import type { AttachmentsView } from '../media/views.ts';
import type { ComponentId, EnvelopeId, ProjectId, TaxonomyId } from '../platform/ids.ts';
import type { Localized, Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame, ShownHtml } from '../platform/views.ts';
import type { PhaseView } from '../spaces/views.ts';
import type { StudyFigures } from '../studies/views.ts';
import type { RequirementViews } from '../verifications/views.ts';
import type { RuleSettings } from './ballot-left.ts';
import type { RealizationStatus } from './project.ts';
import type { BudgetSettings } from './settings.ts';

/** Where a page stands. */
export interface BudgetSpaceView {
  readonly process: { readonly id: string; readonly title: Shown; readonly path: string };
  readonly component: { readonly id: ComponentId; readonly name: Shown; readonly path: string };
}

/** Whether ballots are taken at the moment of the rendering, and what voters are held to. */
export interface BudgetGate {
  readonly voting: boolean;
  /** The phase in progress. */
  readonly phase: PhaseView | null;
  readonly settings: Omit<BudgetSettings, 'moreInformation' | 'reminderHours'>;
}

/** What can be done now: the one main action follows from it. */
export type BudgetMoment =
  | { readonly kind: 'ideas'; readonly path: string }
  | { readonly kind: 'before'; readonly opensAt: Instant | null }
  | { readonly kind: 'vote'; readonly endsAt: Instant | null }
  | { readonly kind: 'counting' }
  | { readonly kind: 'results'; readonly path: string };

/** A picture small enough for a list. */
export interface ThumbnailView {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/** A project in the catalogue. */
export interface ProjectCardView {
  readonly id: ProjectId;
  readonly number: number;
  readonly title: Shown;
  readonly excerpt: Shown;
  readonly cost: number;
  readonly category: { readonly id: TaxonomyId; readonly name: Shown } | null;
  readonly territory: Shown | null;
  readonly image: ThumbnailView | null;
  readonly isWithdrawn: boolean;
  /** A winner of the published result. */
  readonly isSelected: boolean;
  readonly realization: RealizationStatus | null;
  readonly path: string;
}

export interface EnvelopeView {
  readonly id: EnvelopeId;
  readonly title: Shown;
  readonly description: ShownHtml;
  readonly total: number;
  readonly territory: Shown | null;
  readonly residentsOnly: boolean;
  readonly projects: readonly ProjectCardView[];
}

/** Districts and places as they are drawn without a script. */
export interface CatalogueMapView {
  readonly outlinesPath: string | null;
  /** Projects that say where they are. */
  readonly placed: number;
  readonly territories: readonly { readonly id: TaxonomyId; readonly name: Shown }[];
  readonly drawing: {
    readonly width: number;
    readonly height: number;
    readonly shapes: readonly string[];
    readonly spots: readonly {
      readonly number: number;
      readonly title: string;
      readonly path: string;
      readonly x: number;
      readonly y: number;
    }[];
  } | null;
}

/** A component of proposals in the same process: where ideas come from. */
export interface IdeasView {
  readonly id: ComponentId;
  readonly name: Shown;
  readonly path: string;
  readonly proposals: number;
}

/** The page of a budget: stages, catalogue, basket. */
export interface BudgetPage extends PageFrame, BudgetSpaceView {
  readonly introduction: Shown;
  /** Help for voters. */
  readonly help: ShownHtml;
  readonly gate: BudgetGate;
  readonly requirements: RequirementViews;
  readonly now: BudgetMoment;
  readonly stages: readonly PhaseView[];
  readonly ideas: readonly IdeasView[];
  /** How many of them were studied. */
  readonly study?: StudyFigures;
  readonly envelopes: readonly EnvelopeView[];
  readonly categories: readonly { readonly id: TaxonomyId; readonly name: Shown }[];
  readonly map: CatalogueMapView | null;
  /** Cast so far; `null`: nobody knows yet. */
  readonly ballots: number | null;
}

/** The page of one project. */
export interface ProjectPage extends PageFrame, BudgetSpaceView {
  readonly gate: BudgetGate;
  readonly requirements: RequirementViews;
  readonly project: Omit<ProjectCardView, 'excerpt' | 'image' | 'realization'> & {
    readonly description: ShownHtml;
    readonly withdrawnReason: ShownHtml;
    readonly envelope: { readonly id: EnvelopeId; readonly title: Shown; readonly total: number };
    readonly address: string | null;
    readonly map: {
      readonly width: number;
      readonly height: number;
      readonly path: string;
      readonly x: number;
      readonly y: number;
    } | null;
    readonly realization: {
      readonly status: RealizationStatus;
      readonly progress: number;
      readonly milestones: readonly { readonly day: string; readonly title: Shown; readonly description: Shown }[];
    } | null;
  };
  readonly attachments: AttachmentsView;
  /** Proposals that it comes from, as far as they can be read. */
  readonly proposals: readonly { readonly title: string; readonly locale: string; readonly path: string }[];
  /** Where the result can be read, once it is published. */
  readonly resultsPath: string | null;
}

/** `/budgets/{componentId}/catalogue.json`: what baskets and maps need, in every language; drafts are not in it. */
export interface CatalogueFile {
  readonly currency: BudgetSettings['currency'];
  readonly settings: RuleSettings;
  readonly envelopes: readonly {
    readonly id: EnvelopeId;
    readonly title: Localized;
    readonly total: number;
    readonly residentsOnly: boolean;
  }[];
  readonly categories: Readonly<Record<string, Localized>>;
  readonly projects: readonly {
    readonly id: ProjectId;
    readonly envelopeId: EnvelopeId;
    readonly number: number;
    readonly title: Localized;
    readonly cost: number;
    readonly categoryId: TaxonomyId | null;
    readonly state: 'published' | 'withdrawn';
    /** Latitude and longitude. */
    readonly place: readonly [number, number] | null;
  }[];
}
