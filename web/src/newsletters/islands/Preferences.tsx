import { useEffect, useRef, useState } from 'preact/hooks';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { useWords, type Words } from '../../platform/island.ts';
import { linkProblem, loadApi, useToken } from './by-token.ts';
import { type TerritoryChoice, Wishes, wishesIn } from './Wishes.tsx';

interface PreferencesProps extends Words {
  readonly locales: readonly InterfaceLocale[];
  readonly territories: readonly TerritoryChoice[];
}

interface Chosen {
  readonly isSubscribed: boolean;
  readonly locale: InterfaceLocale;
  readonly territoryId: string | null;
}

/** Language and territory of a subscription, by the link of a mail. */
export function Preferences({ locales, territories, ...words }: PreferencesProps) {
  const t = useWords(words);
  const token = useToken();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const [isSaved, setSaved] = useState(false);
  const show = (result: Awaited<ReturnType<Awaited<ReturnType<typeof loadApi>>['readPreferences']>>) => {
    if (result.ok) setChosen(result.data);
    else setError(linkProblem(t, result.problem));
    return result.ok;
  };
  const read = async () => {
    if (!token) return setError(t('problem.newsletter.link-invalid'));
    setError('');
    show(await (await loadApi()).readPreferences({ body: { token } }));
  };
  useEffect(() => {
    if (token !== null) read();
  }, [token]);
  const save = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || form.current === null) return;
    setBusy(true);
    setError('');
    setSaved(false);
    const body = { token: token ?? '', ...wishesIn(new FormData(form.current), locales, words.locale) };
    setSaved(show(await (await loadApi()).writePreferences({ body })));
    setBusy(false);
  };
  return (
    <div class="stack stack-24">
      <div role="status">
        {chosen === null && error === '' && <p>{t('preferences.loading')}</p>}
        {isSaved && <p class="note note--ok">{t('preferences.saved')}</p>}
        {error && <p class="note note--alert">{error}</p>}
      </div>
      {chosen === null && error !== '' && (
        <p>
          <button class="btn btn--2" type="button" onClick={read}>
            {t('preferences.retry')}
          </button>
        </p>
      )}
      {chosen !== null && (
        <form class="stack stack-24" ref={form} onSubmit={save} noValidate>
          <Wishes
            t={t}
            locales={locales}
            territories={territories}
            locale={chosen.locale}
            territoryId={chosen.territoryId}
          />
          <p class="row">
            <button class="btn" type="submit" aria-busy={busy}>
              {t('preferences.save')}
            </button>
            <a class="more" href={`/${words.locale}/newsletter/unsubscribe/#${token}`}>
              {t('preferences.unsubscribe')}
            </a>
          </p>
        </form>
      )}
    </div>
  );
}
