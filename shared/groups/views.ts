import type { GroupId } from '../platform/ids.ts';
import type { Shown } from '../platform/locale.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame } from '../platform/views.ts';

/** Something that was published in the name of a group. */
export interface GroupContribution {
  readonly title: Shown;
  readonly isWithdrawn: boolean;
  /** Without the language. */
  readonly path: string;
  readonly at: Instant;
}

/** The page about a group. Its members are counted and not named. */
export interface GroupPage extends PageFrame {
  readonly group: {
    readonly id: GroupId;
    readonly name: string;
    readonly initials: string;
    /** Plain text of several lines; may be empty. */
    readonly about: string;
    readonly link: string | null;
    readonly members: number;
  };
  /** Newest first, at most 500. */
  readonly contributions: readonly GroupContribution[];
}
