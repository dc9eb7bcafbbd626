/** What the pages of a result receive. */

import type { ComponentId, EnvelopeId, ProjectId, TaxonomyId } from '../../platform/ids.ts';
import type { Shown } from '../../platform/locale.ts';
import type { Instant } from '../../platform/time.ts';
import type { PageFrame } from '../../platform/views.ts';
import type { BallotChannel } from '../ballot.ts';
import type { Step } from '../counting/step.ts';
import type { RealizationStatus } from '../project.ts';
import type { BallotKind } from '../settings.ts';
import type { BudgetSpaceView, CatalogueMapView } from '../views.ts';
import type { PublishedRule } from './published.ts';
import type { ShownCell } from './turnout.ts';

/** A project as the ballots have it. */
export interface ResultProjectView {
  readonly id: ProjectId;
  readonly number: number;
  readonly title: Shown;
  readonly path: string;
  readonly cost: number;
  readonly votes: number;
  readonly score: number;
  readonly isWithdrawn: boolean;
  /** Place among the winners; `null`: none. */
  readonly rank: number | null;
  /** What decided about it; `null` for one that was withdrawn. */
  readonly step: Step | null;
  readonly realization: { readonly status: RealizationStatus; readonly progress: number } | null;
}

export interface ResultEnvelopeView {
  readonly id: EnvelopeId;
  readonly title: Shown;
  readonly total: number;
  readonly totalCost: number;
  readonly ballots: number;
  /** How money was shared out, for Equal Shares. */
  readonly share: Extract<Step, { readonly kind: 'share' }> | null;
  /** Winners in the order of the rule, then the others by what they were given. */
  readonly projects: readonly ResultProjectView[];
  readonly pabulibPath: string;
}

/** A published result. */
export interface ResultsPage extends PageFrame, BudgetSpaceView {
  readonly currency: string;
  readonly ballotKind: BallotKind;
  readonly rule: PublishedRule;
  readonly sealedAt: Instant;
  readonly publishedAt: Instant;
  readonly root: string;
  readonly ballots: number;
  readonly envelopes: readonly ResultEnvelopeView[];
  readonly map: CatalogueMapView | null;
  /** Small numbers are left out. */
  readonly turnout: {
    readonly days: readonly ShownCell<string>[];
    readonly channels: readonly ShownCell<BallotChannel>[];
    readonly districts: readonly (ShownCell<TaxonomyId | null> & { readonly name: Shown | null })[];
  };
  readonly listPath: string;
  readonly checkPath: string;
}

/** The page on which a receipt is checked, once the list is published. */
export interface CheckPage extends PageFrame, BudgetSpaceView {
  readonly componentId: ComponentId;
  readonly root: string;
  readonly ballots: number;
  readonly sealedAt: Instant;
  readonly listPath: string;
  /** `null` until the result is published. */
  readonly resultsPath: string | null;
}
