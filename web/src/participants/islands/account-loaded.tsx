import type { ComponentChildren } from 'preact';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { Loaded } from './account-part.ts';

interface LoadedProps<T> {
  readonly t: Translate;
  readonly loaded: Loaded<T>;
  readonly again: () => void;
  readonly children: (data: T) => ComponentChildren;
}

/** What was read; until then a few grey lines, and a way to try again where it could not be. */
export function LoadedPart<T>({ t, loaded, again, children }: LoadedProps<T>) {
  if (loaded.state === 'ready') return <>{children(loaded.data)}</>;
  if (loaded.state === 'loading') {
    return (
      <div role="status">
        <span class="sr">{t('account.loading-part')}</span>
        <div class="skeleton" aria-hidden="true">
          <div />
          <div />
          <div />
        </div>
      </div>
    );
  }
  return (
    <div class="stack stack-16" role="alert">
      <p class="note note--alert">{t('account.failed')}</p>
      <button class="btn btn--2 btn--s" type="button" onClick={again}>
        {t('account.retry')}
      </button>
    </div>
  );
}
