import type { Translate } from '../../../../shared/platform/format.ts';

/** Says that a part of the form could not be loaded, and offers to try again. */
export function Lost({ t, again }: { readonly t: Translate; readonly again: () => void }) {
  return (
    <div class="note stack stack-8" role="status">
      <p>{t('form.section-lost')}</p>
      <p>
        <button class="btn btn--2 btn--s" type="button" onClick={again}>
          {t('form.section-again')}
        </button>
      </p>
    </div>
  );
}
