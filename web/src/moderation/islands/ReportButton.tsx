import type { Translate } from '../../../../shared/platform/format.ts';
import type { ResourceId } from '../../../../shared/platform/ids.ts';
import type { Words } from '../../platform/island.ts';
import { openReport } from './open-report.ts';

interface ReportButtonProps {
  readonly t: Translate;
  readonly words: Words;
  readonly resourceId: ResourceId;
}

/** Reports a proposal. */
export function ReportButton({ t, words, resourceId }: ReportButtonProps) {
  return (
    <button
      class="btn btn--quiet btn--s"
      type="button"
      aria-haspopup="dialog"
      aria-label={t('report.open-proposal')}
      onClick={() => openReport({ resourceId, commentId: null }, words)}
    >
      {t('report.open')}
    </button>
  );
}
