import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';

interface ReceiptProps {
  readonly t: Translate;
  readonly code: string;
  /** Of the budget, language included: where the receipt can be checked stands below it. */
  readonly path: string;
}

/** The code of a receipt, shown once: to copy, to print, to keep as a file; and what it is good and bad for. */
export function Receipt({ t, code, path }: ReceiptProps) {
  const [isCopied, setCopied] = useState(false);
  const [file, setFile] = useState<string | null>(null);
  useEffect(() => {
    const text = [t('ballot.receipt'), code, t('ballot.receipt-help'), `${location.origin}${path}check/`, ''];
    const made = URL.createObjectURL(new Blob([text.join('\n\n')], { type: 'text/plain' }));
    setFile(made);
    return () => URL.revokeObjectURL(made);
  }, [code]);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <section class="receipt stack stack-8" aria-label={t('ballot.receipt')}>
      <p class="label">{t('ballot.receipt')}</p>
      <p class="receipt-code">{code}</p>
      <p>{t('ballot.receipt-help')}</p>
      <p class="note">{t('ballot.receipt-secret')}</p>
      <p class="row no-print">
        {navigator.clipboard && (
          <button class="btn btn--2 btn--s" type="button" onClick={copy} aria-live="polite">
            {t(isCopied ? 'ballot.copied' : 'ballot.copy')}
          </button>
        )}
        <button class="btn btn--2 btn--s" type="button" onClick={() => print()}>
          {t('ballot.print')}
        </button>
        {file !== null && (
          <a class="btn btn--2 btn--s" href={file} download={`${t('ballot.file-name')}.txt`}>
            {t('ballot.keep')}
          </a>
        )}
      </p>
    </section>
  );
}
