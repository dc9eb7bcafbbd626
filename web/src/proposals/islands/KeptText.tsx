import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { Draft } from './draft-memory.ts';
import { MarkdownPreview } from './MarkdownPreview.tsx';

const textOf = ({ title, body }: Draft) => `${title}\n\n${body}\n`;

/** Address of the text as a file, as long as it is shown. */
function useFile(text: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return address;
}

/** What was written and cannot be published now: it can be read, copied and saved as a file. */
export function KeptText({
  t,
  draft,
  locale,
}: {
  readonly t: Translate;
  readonly draft: Draft;
  readonly locale: string;
}) {
  const text = textOf(draft);
  const file = useFile(text);
  const [said, setSaid] = useState('');
  const copy = async () => {
    // Pages without TLS have no clipboard, and some browsers ask.
    const copied = await Promise.resolve(navigator.clipboard?.writeText(text).then(() => true)).catch(() => false);
    setSaid(t(copied ? 'form.copied' : 'form.not-copied'));
  };
  return (
    <section class="panel stack stack-16" aria-labelledby="written">
      <h2 id="written">{t('form.written')}</h2>
      <p class="row">
        <button class="btn btn--2 btn--s" type="button" onClick={copy}>
          {t('form.copy')}
        </button>
        <a class="btn btn--2 btn--s" href={file} download={`${t('form.file-name')}.txt`}>
          {t('form.download')}
        </a>
        <span class="small muted" role="status">
          {said}
        </span>
      </p>
      <h3 dir="auto">{draft.title}</h3>
      <MarkdownPreview text={draft.body} locale={locale} />
    </section>
  );
}
