import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOffice } from '../context.ts';

/** Asks before something that is not saved is left behind; Escape stays. */
export function LeaveDialog() {
  const { t, navigation } = useOffice();
  const { pending } = navigation;
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = pending !== null;
  useLayoutEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  if (!pending) return null;
  return (
    <dialog class="dialog" ref={dialog} onClose={pending.stay} aria-labelledby="leave-title">
      <form class="stack" method="dialog">
        <h2 id="leave-title">{t('leave.title')}</h2>
        <p>{t('leave.text')}</p>
        <div class="row">
          <button class="btn btn--s" type="submit">
            {t('leave.stay')}
          </button>
          <button class="btn btn--danger btn--s" type="button" onClick={pending.leave}>
            {t('leave.leave')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
