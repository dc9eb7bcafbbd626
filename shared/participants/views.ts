import type { ParticipantId } from '../platform/ids.ts';
import type { Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame } from '../platform/views.ts';

/** Something that a participant has published. */
export interface ContributionView {
  readonly kind: 'proposal' | 'comment';
  /** Title of the proposal, or of what the comment hangs on. */
  readonly title: Shown;
  /** Beginning of a comment; empty for a proposal. */
  readonly excerpt: string;
  readonly isWithdrawn: boolean;
  /** Without the language. */
  readonly path: string;
  readonly at: Instant;
}

/** The page about a participant: a name, a few words, and what was published under that name. */
export interface ProfilePage extends PageFrame {
  readonly participant: {
    readonly id: ParticipantId;
    readonly name: string;
    /** By moderation: another name stands for theirs, and they say nothing of themselves. */
    readonly isHidden: boolean;
    readonly initials: string;
    /** Plain text of several lines; may be empty. */
    readonly about: string;
    readonly link: string | null;
    readonly joinedAt: Instant | null;
    /** Path of the short page, without the language. */
    readonly path: string;
    /** Path of the page with everything. */
    readonly allPath: string;
  };
  readonly proposals: number;
  readonly comments: number;
  /** Newest first. */
  readonly contributions: readonly ContributionView[];
  /** Whether older ones stand on the page with everything, or, there, were left out. */
  readonly hasMore: boolean;
  /** The page with everything. */
  readonly isAll: boolean;
}
