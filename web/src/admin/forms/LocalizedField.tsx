import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Localized } from '../../../../shared/platform/locale.ts';
import { useOffice } from '../context.ts';
import { languageName } from '../language.ts';
import { Field } from './Field.tsx';
import { useFields } from './form.ts';
import { isWritten } from './texts.ts';

interface LanguageBarProps {
  /** The texts of the form: the bar says for each language how many of those that exist at all it has. */
  readonly texts: readonly Localized[];
}

/** Chooses the language of all texts of a form at once, and shows which languages are filled. */
export function LanguageBar({ texts }: LanguageBarProps) {
  const { t, languages, locale } = useOffice();
  const { language, setLanguage } = useFields();
  const name = useId();
  const used = texts.filter((text) => languages.some((tag) => isWritten(text, tag)));
  return (
    <fieldset class="text-languages">
      <legend>{t('languages.legend')}</legend>
      <div class="text-language-choices">
        {languages.map((tag) => {
          const filled = used.filter((text) => isWritten(text, tag)).length;
          return (
            <label key={tag} class="text-language">
              <input type="radio" name={name} checked={tag === language} onChange={() => setLanguage(tag)} />
              <span>
                <b lang={tag}>{languageName(tag, locale)}</b>
                <small>{t('languages.filled', { filled, total: used.length })}</small>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

interface LocalizedFieldProps {
  readonly pointer: string;
  readonly label: string;
  readonly fullLabel?: string;
  readonly help?: ComponentChildren;
  readonly isOptional?: boolean;
  readonly value: Localized;
  readonly onChange: (value: Localized) => void;
  /** Lines of the control; one line is an input, more are a text area. */
  readonly lines?: number;
}

/** A text in the language that the form shows now; the other languages are kept beside it. */
export function LocalizedField({ value, onChange, lines = 1, ...field }: LocalizedFieldProps) {
  const { languages, locale, t } = useOffice();
  const { language } = useFields();
  const write = (text: string) => onChange({ ...value, [language]: text });
  const others = languages.filter((tag) => tag !== language && isWritten(value, tag));
  const isMissing = others.length > 0 && !isWritten(value, language);
  return (
    <div class="stack stack-8">
      <Field {...field} isLocalized={true}>
        {(control) =>
          lines === 1 ? (
            <input
              {...control}
              class="input"
              type="text"
              lang={language}
              value={value[language] ?? ''}
              autoComplete="off"
              onInput={(event) => write(event.currentTarget.value)}
            />
          ) : (
            <textarea
              {...control}
              class="input"
              rows={lines}
              lang={language}
              value={value[language] ?? ''}
              onInput={(event) => write(event.currentTarget.value)}
            />
          )
        }
      </Field>
      {isMissing && (
        <p class="muted tiny">
          {t('languages.missing', { others: others.map((tag) => languageName(tag, locale)).join(', ') })}
        </p>
      )}
    </div>
  );
}

/** What of Markdown can be written, folded until it is wanted. */
export function MarkdownHelp({ hasVideos = false }: { readonly hasVideos?: boolean }) {
  const { t } = useOffice();
  return (
    <details class="fold markdown-help">
      <summary>{t('markdown.summary')}</summary>
      <ul>
        <li>{t('markdown.paragraph')}</li>
        <li>
          <code>**{t('markdown.sample')}**</code> {t('markdown.bold')}
        </li>
        <li>
          <code>*{t('markdown.sample')}*</code> {t('markdown.italics')}
        </li>
        <li>
          <code>[{t('markdown.sample')}](https://…)</code> {t('markdown.link')}
        </li>
        <li>
          <code>- {t('markdown.sample')}</code> {t('markdown.list')}
        </li>
        <li>
          <code>## {t('markdown.sample')}</code> {t('markdown.heading')}
        </li>
        {hasVideos && <li>{t('markdown.video')}</li>}
      </ul>
    </details>
  );
}
