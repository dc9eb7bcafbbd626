import type { CommentView } from '../comments/comment.ts';
import type { AttachmentsView } from '../media/views.ts';
import type { ReportReason } from '../moderation/report.ts';
import type { ComponentId, ProposalId, StateId, TaxonomyId } from '../platform/ids.ts';
import type { Shown } from '../platform/locale.ts';
import type { TextPart } from '../platform/text-history.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame, ShownHtml } from '../platform/views.ts';
import type { PhaseView } from '../spaces/views.ts';
import type { StudyView } from '../studies/views.ts';
import type { RequirementViews } from '../verifications/views.ts';
import type { ProposalOrigin, ProposalSort } from './list.ts';
import type { Place, ProposalState, Tally } from './proposal.ts';
import type { ProposalSettings } from './settings.ts';
import type { Standing, StateColor } from './states.ts';

/** Where a page of proposals stands. */
export interface ProposalSpaceView {
  readonly process: { readonly title: Shown; readonly path: string };
  readonly component: { readonly id: ComponentId; readonly name: Shown; readonly path: string };
}

/** What may be done with the proposals of a component now; islands judge the dates again on the device. */
export interface ProposalGate {
  /** Without what only the back office and the server need: gates stand in every page. */
  readonly settings: Omit<ProposalSettings, 'states' | 'answerTemplates' | 'help'>;
  readonly creation: boolean;
  readonly voting: boolean;
  readonly comments: boolean;
  /** Nobody can see how many votes there are until the phase in progress ends. */
  readonly countsHidden: boolean;
  /** End of the phase in progress: what the words "until" and "since" say. */
  readonly phase: PhaseView | null;
}

/** What pages say of the result of a vote that is over. */
export interface FinalCountView {
  /** When the ballots were counted for the last time; `null`: that is still to come. */
  readonly countedAt: Instant | null;
}

/** A state of the component itself, as it is shown in the place of the built-in one. */
export interface StateView {
  readonly name: Shown;
  readonly color: StateColor;
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
  readonly place: Place | null;
  readonly state: ProposalState;
  readonly customState: StateView | null;
  readonly publishedAt: Instant;
  /** `null`: counts are hidden until the phase ends. */
  readonly tally: Tally | null;
  readonly comments: number;
}

/** Where in a text words of a search stand: from the first character to after the last. */
export type MarkView = readonly [start: number, end: number];

/** A card among the results of a search. */
export interface FoundCardView extends ProposalCardView {
  /** It went into another proposal. */
  readonly isMerged?: boolean;
  readonly marks: { readonly title: readonly MarkView[]; readonly excerpt: readonly MarkView[] };
}

/** Results of a list on a map: what is drawn without a script, and what the script needs. */
export interface ProposalMapView {
  /** Results with a position, and all results. */
  readonly placed: number;
  readonly total: number;
  /** Public file of all outlines; `null`: there is none. */
  readonly outlinesPath: string | null;
  /** Territories that have an outline or results, with the number of results that bear them. */
  readonly territories: readonly { readonly id: TaxonomyId; readonly name: Shown; readonly count: number }[];
  /** Outlines as SVG paths with the place of their label; `null`: no territory has one. */
  readonly drawing: {
    readonly width: number;
    readonly height: number;
    readonly shapes: readonly {
      readonly id: TaxonomyId;
      readonly path: string;
      readonly x: number;
      readonly y: number;
    }[];
  } | null;
}

/** List of a component: the static first page, or the answer to a search. */
export interface ProposalsPage extends PageFrame, ProposalSpaceView {
  readonly gate: ProposalGate;
  /** `null` while the vote is not over, and where nobody has voted. */
  readonly finalCount: FinalCountView | null;
  readonly introduction: Shown;
  readonly items: readonly FoundCardView[];
  /** Results of the search, all pages together. */
  readonly total: number;
  /** Proposals of the component without any filter. */
  readonly all: number;
  readonly themes: readonly TaxonomyOption[];
  readonly territories: readonly TaxonomyOption[];
  /** States of the component itself, to filter by. */
  readonly customStates: readonly (StateView & { readonly id: StateId; readonly count: number })[];
  /** Who proposals come from, without any filter. */
  readonly origins: readonly { readonly origin: ProposalOrigin; readonly count: number }[];
  /** Proposals with a position, without any filter. */
  readonly placed: number;
  /** Order before a reader chooses another. */
  readonly defaultSort: ProposalSort;
  readonly query: {
    readonly q: string;
    readonly themes: readonly TaxonomyId[];
    readonly territories: readonly TaxonomyId[];
    readonly states: readonly (ProposalState | StateId)[];
    readonly origins: readonly ProposalOrigin[];
    /** Only those with a position. */
    readonly isPlaced: boolean;
    readonly sort: ProposalSort;
    readonly seed: number | null;
  };
  readonly view: 'list' | 'map';
  /** `null` in the view as a list. */
  readonly map: ProposalMapView | null;
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

/** Where a proposal is about, with a small drawing of its territory; `null`: the territory has no outline. */
export interface PlaceView {
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  /** The map of the list, without the language. */
  readonly mapPath: string;
  readonly drawing: {
    readonly width: number;
    readonly height: number;
    readonly path: string;
    readonly x: number;
    readonly y: number;
  } | null;
}

/** What is left to read of a proposal that moderation has hidden. */
export interface HiddenView {
  readonly reason: ReportReason;
  readonly hiddenAt: Instant;
}

/** One proposal with all that readers see. */
export interface ProposalPage extends PageFrame, ProposalSpaceView {
  /** Hidden by moderation: the proposal has no text, no name, no votes and no comments here. */
  readonly hidden?: HiddenView;
  readonly gate: ProposalGate;
  /** What `vote` and `comment` ask for; not there: nothing. */
  readonly requirements?: RequirementViews;
  /** `null` while the vote is not over, and where nobody has voted. */
  readonly finalCount: FinalCountView | null;
  readonly attachments: AttachmentsView;
  /** Its technical study, and where it went; `null` where nothing is told of that. */
  readonly study?: StudyView | null;
  /** Projects of a budget that came of it. */
  readonly projects?: readonly { readonly number: number; readonly title: Shown; readonly path: string }[];
  readonly proposal: {
    readonly id: ProposalId;
    readonly reference: string;
    readonly title: string;
    readonly locale: string;
    readonly body: ShownHtml;
    readonly authorName: string | null;
    /** Page about the author, without the language; `null` where there is none. */
    readonly authorPath: string | null;
    /** `group`: it is written in the name of a group, and the author is that group. */
    readonly authorKind: 'person' | 'group';
    readonly isOfficial: boolean;
    /** An agent entered it for the author, who was present. */
    readonly isAssisted?: true | undefined;
    readonly theme: { readonly name: Shown; readonly path: string } | null;
    readonly territory: { readonly name: Shown; readonly path: string } | null;
    readonly place: PlaceView | null;
    readonly state: ProposalState;
    readonly customState: StateView | null;
    readonly publishedAt: Instant;
    readonly withdrawnAt: Instant | null;
    /** When its author last changed the text after the publication. */
    readonly editedAt: Instant | null;
    readonly answer: {
      readonly state: Standing;
      readonly text: ShownHtml;
      readonly answeredAt: Instant;
      /** When it replaced another one; `null`: it is the first. */
      readonly changedAt: Instant | null;
    } | null;
    /** `null`: counts are hidden until the phase ends. */
    readonly tally: Tally | null;
    /** Since when it has as many supports as it needs; `null`: not, or there is no threshold. */
    readonly reachedAt: Instant | null;
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

interface Replaced<T> {
  readonly before: T;
  readonly after: T;
}

/** One change that an author made after the publication; `null`: that part stayed. */
export interface TextChange {
  readonly kind: 'text';
  readonly at: Instant;
  readonly title: readonly TextPart[];
  /** Markdown as it was written. */
  readonly body: readonly TextPart[];
  readonly theme: Replaced<Shown | null> | null;
  readonly territory: Replaced<Shown | null> | null;
  readonly place: Replaced<string> | null;
}

/** An official answer that was replaced by another one. */
export interface AnswerChange {
  readonly kind: 'answer';
  readonly at: Instant;
  readonly state: Replaced<{ readonly state: ProposalState; readonly custom: StateView | null }> | null;
  /** By language, as it was written: Markdown. */
  readonly texts: readonly { readonly locale: string; readonly parts: readonly TextPart[] }[];
}

/** What an author has changed since the publication, and the organization in its answer, the newest first. */
export interface ChangesPage extends PageFrame, ProposalSpaceView {
  readonly proposal: {
    readonly title: string;
    readonly locale: string;
    readonly path: string;
    readonly publishedAt: Instant;
  };
  readonly changes: readonly (TextChange | AnswerChange)[];
}

/** Form for a new proposal: a page without data but what the form needs. */
export interface ProposePage extends PageFrame, ProposalSpaceView {
  readonly gate: ProposalGate;
  /** What `propose` asks for; not there: nothing. */
  readonly requirements?: RequirementViews;
  readonly help: Shown;
  readonly themes: readonly TaxonomyOption[];
  readonly territories: readonly TaxonomyOption[];
}
