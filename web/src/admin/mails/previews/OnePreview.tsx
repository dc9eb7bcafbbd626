import { useState } from 'preact/hooks';
import type { MailPreview } from '../../../../../shared/mails/contract.ts';
import type { InterfaceLocale } from '../../../../../shared/platform/locale.ts';
import { loadStyles } from '../../../places/islands/styles.ts';
import { api } from '../../../platform/api.ts';
import { useOffice } from '../../context.ts';
import { problemText } from '../../forms/problems.ts';
import { useLoaded, WhenLoaded } from '../../loading.tsx';
import { MailFrame } from '../../newsletters/MailFrame.tsx';
import { paths } from '../../places.ts';
import { Screen } from '../../Screen.tsx';
import { kindName } from './kind-name.ts';
import styles from './previews.css?url';

await loadStyles(styles);

/** Each in its own tongue, as the menu of languages says them. */
const LANGUAGES = [
  ['fr', 'Français'],
  ['en', 'English'],
  ['nl', 'Nederlands'],
] as const satisfies readonly (readonly [InterfaceLocale, string])[];
const VIEWS = ['phone', 'desktop', 'text'] as const;
type View = (typeof VIEWS)[number];

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly (readonly [value: T, text: string, lang?: string])[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** A few buttons of which one is pressed. */
function Choice<T extends string>({ label, options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset class="mail-choice">
      <legend>{label}</legend>
      <div class="row">
        {options.map(([value, text, lang]) => (
          <button
            key={value}
            class="btn btn--2 btn--s"
            type="button"
            lang={lang}
            aria-pressed={value === chosen}
            onClick={() => onChoose(value)}
          >
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Shown({ preview, view }: { readonly preview: MailPreview; readonly view: View }) {
  const { t } = useOffice();
  const { subject, preheader, html, text, locale } = preview;
  return (
    <>
      <dl class="mail-counts">
        <div>
          <dt>{t('mails.previews.subject')}</dt>
          <dd lang={locale}>{subject}</dd>
        </div>
        <div>
          <dt>{t('mails.previews.preheader')}</dt>
          <dd lang={locale}>{preheader}</dd>
        </div>
      </dl>
      {view === 'text' ? (
        <pre class="mail-plain" lang={locale}>
          {text}
        </pre>
      ) : (
        <MailFrame html={html} title={subject} width={view} />
      )}
    </>
  );
}

/** One kind of mail in a language, at the width of a phone or a computer, or as plain text. */
export function OnePreview({ template }: { readonly template: string }) {
  const office = useOffice();
  const { t, announce } = office;
  const [locale, setLocale] = useState<InterfaceLocale>(office.locale);
  const [view, setView] = useState<View>('phone');
  const [isBusy, setBusy] = useState(false);
  const loaded = useLoaded(`${template} ${locale}`, () =>
    api.mails.readPreview({ params: { kind: template }, query: { locale } }),
  );
  const send = async () => {
    setBusy(true);
    const answer = await api.mails.sendPreview({ params: { kind: template }, body: { locale } });
    setBusy(false);
    announce(answer.ok ? t('mails.previews.sent') : problemText(office, answer.problem));
  };
  return (
    <Screen
      title={kindName(t, template)}
      above={<a href={paths.mailPreviews}>{t('mails.previews.all')}</a>}
      actions={
        <button class="btn btn--2" type="button" aria-busy={isBusy} onClick={send}>
          {t('mails.previews.send')}
        </button>
      }
    >
      <div class="row mail-choices">
        <Choice
          label={t('mails.previews.language')}
          options={LANGUAGES.map(([value, text]) => [value, text, value])}
          chosen={locale}
          onChoose={setLocale}
        />
        <Choice
          label={t('mails.previews.view')}
          options={VIEWS.map((value) => [value, t(`mails.previews.${value}`)])}
          chosen={view}
          onChoose={setView}
        />
      </div>
      <WhenLoaded loaded={loaded}>{(preview) => <Shown preview={preview} view={view} />}</WhenLoaded>
    </Screen>
  );
}
