/** What pages show of studies. */
import type { Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { ShownHtml } from '../platform/views.ts';
import type { StudyStatus } from './study.ts';

/** A proposal to go to, with its own supports: they are never added up. */
export interface MergedView {
  readonly title: string;
  readonly locale: string;
  /** Without the language. */
  readonly path: string;
  /** `null`: figures are hidden, or the component has no such votes. */
  readonly supports: number | null;
}

/** The technical study of a proposal on its page, and where the proposal went. */
export interface StudyView {
  readonly result: {
    readonly status: StudyStatus;
    readonly reasons: ShownHtml;
    /** In words, such as `10 000 – 15 000 €`. */
    readonly cost: string | null;
    readonly costNote: Shown;
    readonly service: string;
    readonly publishedAt: Instant;
  } | null;
  readonly merged: (MergedView & { readonly reason: ShownHtml; readonly at: Instant }) | null;
  readonly mergedFrom: readonly MergedView[];
}

/** How many proposals of a process stand where, as far as that is published. */
export interface StudyFigures {
  readonly underStudy: number;
  readonly feasible: number;
  readonly notFeasible: number;
  readonly merged: number;
  /** Projects that have come of proposals. */
  readonly projects: number;
}
