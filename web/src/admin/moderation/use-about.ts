import type { Case } from '../../../../shared/moderation/case.ts';
import { useOffice } from '../context.ts';

/** What a case is about, in words: a screen reader hears it with each button. */
export function useAbout(): (item: Pick<Case, 'title' | 'kind'>) => string {
  const { t } = useOffice();
  return ({ title, kind }) => {
    if (title === '') return t('moderation.gone');
    return kind === 'proposal' ? title : t(`moderation.${kind}-on`, { title });
  };
}
