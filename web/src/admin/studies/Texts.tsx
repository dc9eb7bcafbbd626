import type { Localized } from '../../../../shared/platform/locale.ts';
import { useOffice } from '../context.ts';
import { languageName } from '../language.ts';

interface TextsProps {
  readonly id: string;
  readonly label: string;
  readonly texts: Localized;
  readonly onChange: (texts: Localized) => void;
}
/** A text in each language of the organization. */
export function Texts({ id, label, texts, onChange }: TextsProps) {
  const { languages, locale } = useOffice();
  return (
    <>
      {languages.map((language) => (
        <div key={language} class="field">
          <label for={`${id}-${language}`}>
            {label} <span class="muted field-note">{languageName(language, locale)}</span>
          </label>
          <textarea
            class="input"
            id={`${id}-${language}`}
            rows={2}
            lang={language}
            value={texts[language] ?? ''}
            onInput={(event) => onChange({ ...texts, [language]: event.currentTarget.value })}
          />
        </div>
      ))}
    </>
  );
}
