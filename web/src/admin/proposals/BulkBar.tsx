import { useOffice } from '../context.ts';
import type { BulkKind, BulkOffer } from './BulkDialog.tsx';
import type { Chosen } from './use-selection.ts';

interface BulkBarProps {
  readonly chosen: Chosen;
  /** Proposals that the filter finds on all pages. */
  readonly total: number;
  readonly offer: BulkOffer;
  readonly open: (kind: BulkKind) => void;
}

/** What can be done with what is chosen; it stays in view at the foot of the table. */
export function BulkBar({ chosen, total, offer, open }: BulkBarProps) {
  const { t } = useOffice();
  const { count, isAll, takeAll, clear } = chosen;
  if (count === 0) return null;
  const has = (kind: 'theme' | 'territory') => offer.taxonomies.some((taxonomy) => taxonomy.kind === kind);
  return (
    <section class="bulk" aria-label={t('bulk.label')}>
      <p role="status">{isAll ? t('bulk.all-found', { count }) : t('bulk.selected', { count })}</p>
      {!isAll && count < total && (
        <button class="btn btn--s" type="button" onClick={takeAll}>
          {t('bulk.take-all', { count: total })}
        </button>
      )}
      <button class="btn btn--s" type="button" onClick={() => open('answer')}>
        {t('bulk.answer')}
      </button>
      {has('theme') && (
        <button class="btn btn--s" type="button" onClick={() => open('theme')}>
          {t('bulk.theme')}
        </button>
      )}
      {has('territory') && (
        <button class="btn btn--s" type="button" onClick={() => open('territory')}>
          {t('bulk.territory')}
        </button>
      )}
      <button class="btn btn--s" type="button" onClick={clear}>
        {t('bulk.clear')}
      </button>
    </section>
  );
}
