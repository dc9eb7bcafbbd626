import type { PageFrame } from '../platform/views.ts';
import type { ReportReason } from './report.ts';

/** Decisions of one ground. */
export interface GroundFigures {
  readonly reason: ReportReason;
  readonly hidden: number;
  readonly blocked: number;
  readonly kept: number;
  readonly reports: number;
}

/** The public page about moderation. */
export interface TransparencyPage extends PageFrame {
  readonly grounds: readonly GroundFigures[];
  readonly decisions: number;
  readonly automated: number;
  /** Hours; `null`: nothing has been decided. */
  readonly medianHours: number | null;
  readonly appeals: { readonly all: number; readonly upheld: number; readonly reversed: number };
  /** Taken back without an appeal. */
  readonly reversed: number;
}
