import type { ComponentId, PhaseId, ProcessId } from '../platform/ids.ts';
import type { Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame, ShownHtml } from '../platform/views.ts';
import type { ComponentKind } from './contract.ts';
import type { PhaseStatus } from './rules.ts';

/** A phase of the step bar. */
export interface PhaseView {
  readonly id: PhaseId;
  readonly title: Shown;
  readonly description: Shown;
  readonly startsAt: Instant;
  readonly endsAt: Instant | null;
  readonly status: PhaseStatus;
}

/** A component as a section of the process page. */
export interface ComponentView {
  readonly id: ComponentId;
  readonly kind: ComponentKind;
  readonly name: Shown;
  readonly introduction: Shown;
  readonly path: string;
  /** What a participant can do here now. */
  readonly canPropose: boolean;
  readonly canVote: boolean;
  readonly canComment: boolean;
  readonly figures: {
    readonly proposals: number;
    readonly comments: number;
    readonly votes: number;
    readonly references: number;
  };
  /** Proposals by first-level theme, most first. */
  readonly themes: readonly { readonly name: Shown; readonly count: number; readonly path: string }[];
}

/** A process on the home page and in the list. */
export interface ProcessCardView {
  readonly id: ProcessId;
  readonly path: string;
  readonly title: Shown;
  readonly question: Shown;
  readonly summary: Shown;
  readonly image: string | null;
  readonly imageAlt: Shown;
  readonly phase: PhaseView | null;
  readonly status: PhaseStatus;
  /** The one main action now: propose, vote, comment, or read. */
  readonly action: 'propose' | 'vote' | 'comment' | 'read';
  readonly actionPath: string;
  readonly figures: { readonly proposals: number; readonly comments: number; readonly votes: number };
}

export interface HomePage extends PageFrame {
  readonly open: readonly ProcessCardView[];
  readonly upcoming: readonly ProcessCardView[];
  readonly done: readonly ProcessCardView[];
  /** Recent official answers: what came of opinions, refusals too. */
  readonly answers: readonly {
    readonly title: string;
    readonly locale: string;
    readonly state: 'accepted' | 'rejected' | 'evaluating';
    readonly text: Shown;
    readonly path: string;
  }[];
  readonly figures: {
    readonly participants: number;
    readonly proposals: number;
    readonly comments: number;
    readonly votes: number;
    readonly countedAt: Instant;
  };
}

export interface ProcessesPage extends PageFrame {
  readonly processes: readonly ProcessCardView[];
}

export interface ProcessPage extends PageFrame {
  readonly process: ProcessCardView;
  readonly description: ShownHtml;
  readonly decision: ShownHtml;
  readonly phases: readonly PhaseView[];
  readonly components: readonly ComponentView[];
}

/** Pages that hold no data but the frame and one text: charter, sign-in, account. */
export interface TextPage extends PageFrame {
  readonly text: ShownHtml;
}
