import type { ProposalId } from '../../../../shared/platform/ids.ts';
import { ReportButton } from '../../moderation/islands/ReportButton.tsx';
import { useSession, useWords, type Words } from '../../platform/island.ts';
import { FollowButton } from './FollowButton.tsx';
import type { FollowedId, FollowedKind } from './followed-kind.ts';

interface FollowThisProps extends Words {
  readonly followed: FollowedId;
  readonly kind: FollowedKind;
  /** Day on which the vote of a process opens, in words; nothing where none is to come. */
  readonly voteDay?: string | null;
  /** A proposal that can be reported beside. */
  readonly reported?: ProposalId;
}

/** Offers to follow what a page is about, not on one's own page; and to report it where that stands beside. */
export function FollowThis({ followed, kind, voteDay = null, reported, ...words }: FollowThisProps) {
  const t = useWords(words);
  if (useSession()?.id === followed) return null;
  return (
    <div class="row scripted no-print">
      <FollowButton t={t} words={words} followed={followed} kind={kind} voteDay={voteDay} />
      {reported && <ReportButton t={t} words={words} resourceId={reported} />}
    </div>
  );
}
