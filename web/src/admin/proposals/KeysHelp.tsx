import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOffice } from '../context.ts';

const KEYS = [
  [['j', '↓'], 'next'],
  [['k', '↑'], 'previous'],
  [['x'], 'select'],
  [['a'], 'all'],
  [['o'], 'open'],
  [['r'], 'answer'],
  [['Esc'], 'close'],
  [['?'], 'help'],
] as const;

/** What the keys of the table do. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = useOffice();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="dialog" ref={dialog} onClose={onClose} aria-labelledby="keys-title">
      <form class="stack" method="dialog">
        <h2 id="keys-title">{t('keys.title')}</h2>
        <p class="help">{t('keys.where')}</p>
        <dl class="keys">
          {KEYS.map(([keys, act]) => (
            <div key={act}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(`keys.${act}`)}</dd>
            </div>
          ))}
        </dl>
        <button class="btn btn--s" type="submit">
          {t('keys.done')}
        </button>
      </form>
    </dialog>
  );
}
