import { useSession, useWords, type Words } from '../../platform/island.ts';
import { FollowButton } from './FollowButton.tsx';
import type { FollowedId, FollowedKind } from './followed-kind.ts';

interface FollowThisProps extends Words {
  readonly followed: FollowedId;
  readonly kind: FollowedKind;
  /** Day on which the vote of a process opens, in words; nothing where none is to come. */
  readonly voteDay?: string | null;
}

/** Offers to follow what a page is about; not on one's own page. */
export function FollowThis({ followed, kind, voteDay = null, ...words }: FollowThisProps) {
  const t = useWords(words);
  const me = useSession();
  if (me?.id === followed) return null;
  return (
    <div class="row scripted no-print">
      <FollowButton t={t} words={words} followed={followed} kind={kind} voteDay={voteDay} />
    </div>
  );
}
