import type { Locale } from '../platform/locale.ts';
import type { TextPart } from '../platform/text-history.ts';
import type { Instant } from '../platform/time.ts';
import type { PageFrame } from '../platform/views.ts';

/** What somebody has changed in a comment, the newest change first. */
export interface CommentChangesPage extends PageFrame {
  /** What the comment hangs on: its title, and its page at the comment. */
  readonly resource: { readonly title: string; readonly path: string };
  readonly comment: {
    /** `null`: the organization itself, or somebody whose account is deleted. */
    readonly authorName: string | null;
    readonly isOfficial: boolean;
    readonly locale: Locale;
    readonly createdAt: Instant;
  };
  readonly changes: readonly { readonly at: Instant; readonly parts: readonly TextPart[] }[];
}
