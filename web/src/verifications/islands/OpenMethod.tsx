import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords, type Words } from '../../platform/island.ts';
import type { MethodForm, MethodFormProps } from '../method-form.ts';
import { METHOD_FORMS } from '../methods.ts';
import { standingWords } from './MethodChoice.tsx';
import type { MethodView } from './use-methods.ts';

interface OpenMethodProps extends Pick<MethodFormProps, 'withoutAccount' | 'action' | 'onProven' | 'onWaiting'> {
  readonly words: Words;
  readonly view: MethodView;
  /** Goes back to the choice, where there is one. */
  readonly leave?: () => void;
}

/** One method: its own words, and its form once that is loaded. */
export function OpenMethod({ words, view, leave, ...form }: OpenMethodProps) {
  const t = useWords(words);
  const heading = useRef<HTMLHeadingElement>(null);
  const { method, help, settings } = view.offered;
  const standing = standingWords(t, view, words.locale);
  // What was chosen takes the place of the choice, and of the focus.
  useEffect(() => {
    if (leave) heading.current?.focus();
  }, []);
  return (
    <section class="stack stack-16" aria-labelledby="verify-method">
      <h2 id="verify-method" tabIndex={-1} ref={heading}>
        {t(`verify.method.${method}`)}
      </h2>
      {help.text !== '' && (
        <p class="lines" lang={help.locale === words.locale ? undefined : help.locale}>
          {help.text}
        </p>
      )}
      {standing !== '' && <p class="note">{standing}</p>}
      <LazyForm {...form} words={words} locale={words.locale} method={method} settings={settings} />
      {leave && (
        <p>
          <button class="btn btn--quiet btn--s" type="button" onClick={leave}>
            {t('verify.other')}
          </button>
        </p>
      )}
    </section>
  );
}

/** The form of the method; words where there is none to fill in, or where it could not be loaded. */
function LazyForm(props: MethodFormProps) {
  const t = useWords(props.words);
  const [loaded, setLoaded] = useState<{ readonly Form: MethodForm } | 'failed' | null>(null);
  const load = METHOD_FORMS[props.method];
  const start = () => {
    setLoaded(null);
    load?.().then(
      (Form) => setLoaded({ Form }),
      () => setLoaded('failed'),
    );
  };
  useEffect(start, []);
  if (load === null) return <p>{t('verify.desk-where')}</p>;
  if (loaded === null) return <p role="status">{t('verify.loading')}</p>;
  if (loaded !== 'failed') return <loaded.Form {...props} />;
  return (
    <div class="stack stack-16" role="alert">
      <p class="note note--alert">{t('verify.failed')}</p>
      <button class="btn btn--2 btn--s" type="button" onClick={start}>
        {t('verify.retry')}
      </button>
    </div>
  );
}
