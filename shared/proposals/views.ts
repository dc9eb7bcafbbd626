import type { CommentView } from '../comments/contract.ts';
import type { ComponentId, ProposalId, TaxonomyId } from '../platform/ids.ts';
import type { Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame, ShownHtml } from '../platform/views.ts';
import type { PhaseView } from '../spaces/views.ts';
import type { ProposalSort, ProposalState, Tally } from './contract.ts';
import type { ProposalSettings } from './settings.ts';

/** Where a page of proposals stands. */
export interface ProposalSpaceView {
  readonly process: { readonly title: Shown; readonly path: string };
  readonly component: { readonly id: ComponentId; readonly name: Shown; readonly path: string };
}

/** What may be done with the proposals of a component now; islands judge the dates again on the device. */
export interface ProposalGate {
  readonly settings: ProposalSettings;
  readonly creation: boolean;
  readonly voting: boolean;
  readonly comments: boolean;
  /** End of the phase in progress: what the words "until" and "since" say. */
  readonly phase: PhaseView | null;
}

/** A theme or territory to filter by or to choose. */
export interface TaxonomyOption {
  readonly id: TaxonomyId;
  readonly name: Shown;
  /** Proposals that bear it or one below it. */
  readonly count: number;
  readonly children: readonly TaxonomyOption[];
}

/** A card of the list. */
export interface ProposalCardView {
  readonly id: ProposalId;
  readonly path: string;
  readonly reference: string;
  readonly title: string;
  readonly excerpt: string;
  readonly locale: string;
  readonly authorName: string | null;
  readonly isOfficial: boolean;
  readonly theme: Shown | null;
  readonly territory: Shown | null;
  readonly state: ProposalState;
  readonly publishedAt: Instant;
  readonly tally: Tally;
  readonly comments: number;
}

/** List of a component: the static first page, or the answer to a search. */
export interface ProposalsPage extends PageFrame, ProposalSpaceView {
  readonly gate: ProposalGate;
  readonly introduction: Shown;
  readonly items: readonly ProposalCardView[];
  /** Results of the search, all pages together. */
  readonly total: number;
  /** Proposals of the component without any filter. */
  readonly all: number;
  readonly themes: readonly TaxonomyOption[];
  readonly territories: readonly TaxonomyOption[];
  readonly query: {
    readonly q: string;
    readonly themes: readonly TaxonomyId[];
    readonly territories: readonly TaxonomyId[];
    readonly states: readonly ProposalState[];
    readonly sort: ProposalSort;
    readonly seed: number | null;
  };
  /** Page number from 1, and the last one; pages are `?page=2` in the address. */
  readonly page: number;
  readonly pages: number;
}

export interface ReferenceView {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly html: string;
  readonly category: string;
  readonly authorName: string;
}

/** One proposal with all that readers see. */
export interface ProposalPage extends PageFrame, ProposalSpaceView {
  readonly gate: ProposalGate;
  readonly proposal: {
    readonly id: ProposalId;
    readonly reference: string;
    readonly title: string;
    readonly locale: string;
    readonly body: ShownHtml;
    readonly authorName: string | null;
    readonly isOfficial: boolean;
    readonly theme: { readonly name: Shown; readonly path: string } | null;
    readonly territory: { readonly name: Shown; readonly path: string } | null;
    readonly state: ProposalState;
    readonly publishedAt: Instant;
    readonly withdrawnAt: Instant | null;
    readonly answer: {
      readonly state: 'accepted' | 'rejected' | 'evaluating';
      readonly text: ShownHtml;
      readonly answeredAt: Instant;
    } | null;
    readonly tally: Tally;
    readonly references: readonly ReferenceView[];
  };
  readonly comments: {
    readonly total: number;
    readonly for: number;
    readonly against: number;
    readonly neutral: number;
    /** Opinions of the organization, set apart. */
    readonly official: readonly CommentView[];
    /** First page of threads, best first. */
    readonly items: readonly CommentView[];
    readonly next: string | null;
  };
}

/** Form for a new proposal: a page without data but what the form needs. */
export interface ProposePage extends PageFrame, ProposalSpaceView {
  readonly gate: ProposalGate;
  readonly help: Shown;
  readonly themes: readonly TaxonomyOption[];
  readonly territories: readonly TaxonomyOption[];
}
