import { useOffice } from '../context.ts';
import { FieldErrors, SelectField, TextField } from '../forms/Field.tsx';
import { type Form, useFields } from '../forms/form.ts';
import { INTERFACE_LANGUAGES, languageName } from '../language.ts';
import { type OrganizationDraft, tagsIn } from './organization-draft.ts';

/** Languages of the public interface, the one that goes first, and further languages of texts. */
export function LanguageFields({ form: { value, change } }: { readonly form: Form<OrganizationDraft> }) {
  const { t, locale } = useOffice();
  const { register } = useFields();
  register({ pointer: '/locales', label: t('organization.locales'), measure: 'list' });
  const nameOf = (tag: string) => languageName(tag, locale);
  const toggle = (tag: (typeof INTERFACE_LANGUAGES)[number], isOffered: boolean) => {
    const locales = INTERFACE_LANGUAGES.filter((one) => (one === tag ? isOffered : value.locales.includes(one)));
    change({ locales });
  };
  const tags = tagsIn(value.contentLocales);
  return (
    <>
      <fieldset class="field">
        <legend>{t('organization.locales')}</legend>
        <FieldErrors pointer="/locales" id="f-locales-error" />
        {INTERFACE_LANGUAGES.map((tag, index) => (
          <label key={tag} class="choice">
            <input
              type="checkbox"
              {...(index === 0 ? { id: 'f-locales' } : {})}
              checked={value.locales.includes(tag)}
              onChange={(event) => toggle(tag, event.currentTarget.checked)}
            />
            <span>{nameOf(tag)}</span>
          </label>
        ))}
      </fieldset>
      <SelectField
        pointer="/defaultLocale"
        label={t('organization.default-locale')}
        help={t('organization.default-locale.help')}
        value={value.defaultLocale}
        onChange={(tag) =>
          change({ defaultLocale: INTERFACE_LANGUAGES.find((one) => one === tag) ?? value.defaultLocale })
        }
        options={INTERFACE_LANGUAGES.map((tag) => ({ value: tag, label: nameOf(tag) }))}
      />
      <TextField
        pointer="/contentLocales"
        label={t('organization.content-locales')}
        help={t('organization.content-locales.help')}
        isOptional={true}
        value={value.contentLocales}
        onChange={(contentLocales) => change({ contentLocales })}
      />
      {tags.length > 0 && (
        <p class="muted tiny">{t('organization.content-locales.read', { languages: tags.map(nameOf).join(', ') })}</p>
      )}
    </>
  );
}
