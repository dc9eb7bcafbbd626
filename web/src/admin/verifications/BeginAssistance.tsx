import { ASSISTANCE_MINUTES, NAME_LENGTH } from '../../../../shared/assistance/rules.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { api } from '../../platform/api.ts';
import { forgetEverything } from '../../platform/store.ts';
import { useOffice } from '../context.ts';
import { FieldErrors, SelectField, TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useFields, useForm } from '../forms/form.ts';
import { fieldId } from '../forms/problems.ts';
import { languageName } from '../language.ts';
import { publicPaths } from '../places.ts';
import { CONSENT_MISSING, type ConsentDraft, ConsentField } from './ConsentField.tsx';
import { DocumentFields, NOTHING_SEEN, type SeenDraft, territoryOf } from './DocumentFields.tsx';

interface Draft extends SeenDraft {
  readonly consent: ConsentDraft;
  readonly charterAccepted: boolean;
  readonly displayName: string;
  readonly locale: InterfaceLocale;
}

function begin(draft: Draft) {
  const { kind, number, bornOn, consent, charterAccepted, displayName, locale } = draft;
  if (consent === '') return Promise.resolve(CONSENT_MISSING);
  const document = { kind, number, bornOn };
  const identified = { method: 'desk' as const, document, territoryId: territoryOf(draft) };
  return api.assistance.begin({ body: { identified, consent, charterAccepted, displayName, locale } });
}

/** That the person knows the rules, which they accept like everybody else. */
function CharterField({ value, onChange }: { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  const { t, publicLocale } = useOffice();
  const { register } = useFields();
  const pointer = '/charterAccepted';
  register({ pointer, label: t('verification-desk.charter') });
  return (
    <div class="field">
      <FieldErrors pointer={pointer} id={`${fieldId(pointer)}-error`} />
      <label class="choice">
        <input
          id={fieldId(pointer)}
          type="checkbox"
          checked={value}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{t('verification-desk.charter')}</span>
      </label>
      <a class="more small" href={`${publicPaths(publicLocale).home}charter/`} target="_blank" rel="noopener">
        {t('verification-desk.charter.read')}
      </a>
    </div>
  );
}

/** Begins to enter for somebody without an account: then this browser acts as that person, until it is ended. */
export function BeginAssistance() {
  const { t, organization, publicLocale, locale } = useOffice();
  const initial: Draft = {
    ...{ ...NOTHING_SEEN, consent: '', charterAccepted: false, displayName: '' },
    locale: publicLocale,
  };
  const form = useForm({
    initial,
    save: begin,
    onSaved: (_, sent) => {
      // What the agent typed elsewhere is not there for the person, nor the other way round.
      forgetEverything();
      location.assign(publicPaths(sent.locale).home);
    },
  });
  const { value, change } = form;
  return (
    <FormBox form={form} save={t('verification-desk.begin', { minutes: ASSISTANCE_MINUTES })}>
      <p class="note">{t('verification-desk.begin.note', { minutes: ASSISTANCE_MINUTES })}</p>
      <div class="fields stack">
        <DocumentFields
          pointer="/identified/document"
          territoryPointer="/identified/territoryId"
          value={value}
          change={change}
        />
        <TextField
          pointer="/displayName"
          label={t('verification-desk.name')}
          help={t('verification-desk.name.help', { most: NAME_LENGTH })}
          isOptional={true}
          value={value.displayName}
          onChange={(displayName) => change({ displayName })}
        />
        {organization.locales.length > 1 && (
          <SelectField
            pointer="/locale"
            label={t('verification-desk.language')}
            value={value.locale}
            options={organization.locales.map((tag) => ({ value: tag, label: languageName(tag, locale) }))}
            onChange={(tag) => change({ locale: organization.locales.find((one) => one === tag) ?? value.locale })}
          />
        )}
        <ConsentField value={value.consent} onChange={(consent) => change({ consent })} />
        <CharterField value={value.charterAccepted} onChange={(charterAccepted) => change({ charterAccepted })} />
      </div>
    </FormBox>
  );
}
