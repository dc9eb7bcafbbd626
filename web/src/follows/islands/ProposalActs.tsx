import type { ResourceId } from '../../../../shared/platform/ids.ts';
import { ReportButton } from '../../moderation/islands/ReportButton.tsx';
import { useWords, type Words } from '../../platform/island.ts';
import { FollowButton } from './FollowButton.tsx';

interface ProposalActsProps extends Words {
  readonly resourceId: ResourceId;
}

/** What readers can do with a proposal besides saying what they think of it: follow it, and report it. */
export function ProposalActs({ resourceId, ...words }: ProposalActsProps) {
  const t = useWords(words);
  return (
    <div class="row scripted no-print">
      <FollowButton t={t} words={words} followed={resourceId} kind="proposal" />
      <ReportButton t={t} words={words} resourceId={resourceId} />
    </div>
  );
}
