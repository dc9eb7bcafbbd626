import type { ParticipantId } from '../../../../shared/platform/ids.ts';
import { useWords, type Words } from '../../platform/island.ts';
import { ReportButton } from './ReportButton.tsx';

interface ReportProfileProps extends Words {
  readonly participantId: ParticipantId;
}

/** Reports what somebody says of themselves. */
export function ReportProfile({ participantId, ...words }: ReportProfileProps) {
  const t = useWords(words);
  return (
    <p class="scripted no-print">
      <ReportButton t={t} words={words} resourceId={participantId} kind="profile" />
    </p>
  );
}
