import type { Case } from '../../../../shared/moderation/case.ts';
import { useOffice } from '../context.ts';

/** What a case is about, in words: a screen reader hears it with each button. */
export function useAbout(): (item: Pick<Case, 'title' | 'commentId'>) => string {
  const { t } = useOffice();
  return ({ title, commentId }) => {
    if (title === '') return t('moderation.gone');
    return commentId === null ? title : t('moderation.comment-on', { title });
  };
}
