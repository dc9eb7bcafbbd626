import type { ReportedId } from '../../../../shared/moderation/report.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { Words } from '../../platform/island.ts';
import { openReport } from './open-report.ts';

interface ReportButtonProps {
  readonly t: Translate;
  readonly words: Words;
  readonly resourceId: ReportedId;
  readonly kind?: 'profile';
}

/** Reports a proposal, or a profile. */
export function ReportButton({ t, words, resourceId, kind }: ReportButtonProps) {
  return (
    <button
      class="btn btn--quiet btn--s"
      type="button"
      aria-haspopup="dialog"
      aria-label={t(kind === 'profile' ? 'report.title-profile' : 'report.open-proposal')}
      onClick={() => openReport({ resourceId, commentId: null, ...(kind ? { kind } : {}) }, words)}
    >
      {t('report.open')}
    </button>
  );
}
