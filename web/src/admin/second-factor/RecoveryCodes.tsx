import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Words } from '../language.ts';

interface RecoveryCodesProps {
  readonly words: Words;
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Recovery codes, shown this once: to print, to copy or to keep as a file. */
export function RecoveryCodes({ words: { t }, codes, onDone }: RecoveryCodesProps) {
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.focus(), []);
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join('\r\n')}\r\n`)}`;
  return (
    <div class="panel gate stack stack-16">
      <p>{t('second-factor.recovery.text')}</p>
      <ul class="recovery-codes" ref={list} tabIndex={-1} aria-label={t('second-factor.recovery.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div class="row">
        <a class="btn btn--2" href={file} download={t('second-factor.recovery.file')}>
          {t('second-factor.recovery.save')}
        </a>
        <button class="btn" type="button" onClick={onDone}>
          {t('second-factor.recovery.done')}
        </button>
      </div>
    </div>
  );
}
