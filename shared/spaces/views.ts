import type { ComponentId, PhaseId, ProcessId } from '../platform/ids.ts';
import type { Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame, ShownHtml } from '../platform/views.ts';
import type { Standing } from '../proposals/states.ts';
import type { ComponentKind } from './component.ts';
import type { Figures } from './figures.ts';
import type { ProcessGroupCardView } from './group-views.ts';
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

/** What a budget has to show: projects to choose from, what there is to spend, ballots so far. */
export interface BudgetFigures {
  readonly projects: number;
  /** All envelopes together, in the smallest unit of the currency. */
  readonly total: number;
  readonly currency: string;
  /** `null`: nobody knows yet. */
  readonly ballots: number | null;
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
  /** Of a kind that counts other things than what was said; its section shows these instead. */
  readonly own?: BudgetFigures | undefined;
  /** Proposals by first-level theme, most first; by those below where there is one first-level theme alone. */
  readonly themes: readonly { readonly name: Shown; readonly count: number; readonly path: string }[];
}

/** A file or a page that participants should read. */
export interface DocumentView {
  readonly title: Shown;
  readonly description: Shown;
  readonly href: string;
  /** Kind of file as people call it, such as `PDF`; `null` for a page. */
  readonly kind: string | null;
  /** `null` for a page. */
  readonly bytes: number | null;
}

export interface PartnerView {
  readonly name: Shown;
  readonly url: string | null;
  readonly logo: string | null;
  /** What the logo says. */
  readonly alt: Shown;
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
  readonly figures: Figures;
}

export interface HomePage extends PageFrame {
  readonly groups: readonly ProcessGroupCardView[];
  readonly open: readonly ProcessCardView[];
  readonly upcoming: readonly ProcessCardView[];
  readonly done: readonly ProcessCardView[];
  /** Recent official answers: what came of opinions, refusals too. */
  readonly answers: readonly {
    readonly title: string;
    readonly locale: string;
    readonly state: Standing;
    readonly text: Shown;
    readonly path: string;
  }[];
  /** Of all consultations together. */
  readonly figures: Figures & { readonly countedAt: Instant };
  readonly partners: readonly PartnerView[];
}

export interface ProcessesPage extends PageFrame {
  readonly groups: readonly ProcessGroupCardView[];
  readonly processes: readonly ProcessCardView[];
}

export interface ProcessPage extends PageFrame {
  readonly process: ProcessCardView;
  /** Groups that the process is in. */
  readonly groups: readonly { readonly title: Shown; readonly path: string }[];
  readonly description: ShownHtml;
  readonly decision: ShownHtml;
  readonly phases: readonly PhaseView[];
  /** When the next phase with a vote begins; `null` where none is to come, or a vote is open. */
  readonly votesFrom: Instant | null;
  readonly components: readonly ComponentView[];
  readonly documents: readonly DocumentView[];
  readonly partners: readonly PartnerView[];
  /** When the figures were counted. */
  readonly countedAt: Instant;
}

/** Pages that hold no data but the frame and one text: charter, sign-in, account. */
export interface TextPage extends PageFrame {
  readonly text: ShownHtml;
}

/** A page of the site that somebody may write: legal notice, FAQ, any other. */
export interface SitePageView extends TextPage {
  readonly title: Shown;
  /** Questions with their answers, after `text`; none where the page is one text. */
  readonly questions: readonly { readonly question: string; readonly answer: ShownHtml }[];
}
