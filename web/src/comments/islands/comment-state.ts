import type { CommentCounts, CommentSort, CommentView, Position } from '../../../../shared/comments/comment.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { CommentId, ResourceId } from '../../../../shared/platform/ids.ts';
import type { ProposalPage } from '../../../../shared/proposals/views.ts';
import type { PhaseView } from '../../../../shared/spaces/views.ts';
import type { Words } from '../../platform/island.ts';
import type { Problem } from '../../platform/problem.ts';
import type { OwnVotes } from './comment-figures.ts';

export interface CommentsProps extends Words {
  /** IANA time zone of the organization. */
  readonly timeZone: string;
  readonly organizationName: string;
  readonly resourceId: ResourceId;
  /** Title of what is commented on. */
  readonly title: string;
  /** Whether comments were open when the page was published, and the phase that was in progress. */
  readonly isOn: boolean;
  readonly phase: PhaseView | null;
  /** What commenting asks for, in words; without it nothing but an account. */
  readonly needs?: string | undefined;
  /** Characters of one comment. */
  readonly maxLength: number;
  readonly comments: ProposalPage['comments'];
}

/** A comment on the screen: one that was just written has no HTML of the server's yet, only its text. */
export interface ShownComment extends Omit<CommentView, 'id' | 'replies'> {
  readonly id: CommentId | 'pending';
  readonly text?: string;
  readonly replies: readonly ShownComment[];
}

/** What is open below a comment; one thing at a time. */
export interface OpenPanel {
  readonly id: CommentId;
  readonly kind: 'reply' | 'edit' | 'delete' | 'link';
}

/** Comments on the screen, and how they are chosen. */
export interface CommentsState {
  readonly sort: CommentSort;
  readonly position: Position | null;
  readonly official: readonly ShownComment[];
  readonly items: readonly ShownComment[];
  readonly next: string | null;
  readonly counts: CommentCounts;
  readonly isLoading: boolean;
  /** Why the last loading failed, and how to try again. */
  readonly failed: { readonly problem: Problem; readonly again: (() => void) | null } | null;
  /** The list begins where a link led to, not at its beginning. */
  readonly isLinked: boolean;
  /** Own votes, and own comments, as far as they are known. */
  readonly votes: OwnVotes;
  readonly written: Readonly<Record<string, true>>;
  readonly refused: { readonly id: CommentId; readonly problem: Problem } | null;
  readonly panel: OpenPanel | null;
  /** Whether the form is open: `kept` where it opened by itself, to go on with a text, and must not take the focus. */
  readonly writing: 'asked' | 'kept' | null;
  /** Comments that others have written since, and how many the figure of all had counted when it was last looked at. */
  readonly news: number;
  readonly seen: number;
  readonly fresh: Readonly<Record<string, true>>;
  /** What has just happened, in words for everybody; an object, so that the same words are said again. */
  readonly said: { readonly words: string };
  /** Where the focus is to go once it is there. */
  readonly focus: { readonly id: string } | null;
}

/** The state of an island, for what is loaded when it is first needed. */
export interface CommentStore {
  readonly state: () => CommentsState;
  readonly update: (change: (state: CommentsState) => Partial<CommentsState>) => void;
  readonly props: CommentsProps;
  readonly t: Translate;
}

export const startOf = ({ official, items, next, ...counts }: ProposalPage['comments']): CommentsState => ({
  sort: 'best',
  position: null,
  official,
  items,
  next,
  counts,
  isLoading: false,
  failed: null,
  isLinked: false,
  votes: {},
  written: {},
  refused: null,
  panel: null,
  writing: null,
  news: 0,
  seen: counts.total,
  fresh: {},
  said: { words: '' },
  focus: null,
});
