import { useState } from 'preact/hooks';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import type { Organization } from '../../../../shared/spaces/organization.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { FieldErrors, SelectField, TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { type Form, useFields } from '../forms/form.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { INTERFACE_LANGUAGES, languageName } from '../language.ts';
import { AccentField } from '../organization/AccentField.tsx';
import { type OrganizationDraft, organizationBody, organizationDraft } from '../organization/organization-draft.ts';
import type { StepProps } from './Guide.tsx';

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** A platform that nobody has set up proposes the zone of this device, and no name at all. */
function proposed(stored: Organization): OrganizationDraft {
  const draft = organizationDraft(stored);
  if (stored.version > 0) return draft;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { ...draft, name: {}, timeZone: TIME_ZONES.includes(timeZone) ? timeZone : draft.timeZone };
}

function Languages({ form: { value, change } }: { readonly form: Form<OrganizationDraft> }) {
  const { t, locale } = useOffice();
  const { register } = useFields();
  register({ pointer: '/locales', label: t('organization.locales'), measure: 'list' });
  const toggle = (tag: InterfaceLocale, isOffered: boolean) => {
    const locales = INTERFACE_LANGUAGES.filter((one) => (one === tag ? isOffered : value.locales.includes(one)));
    const [first = value.defaultLocale] = locales;
    change({ locales, defaultLocale: locales.includes(value.defaultLocale) ? value.defaultLocale : first });
  };
  return (
    <>
      <fieldset class="field">
        <legend>{t('organization.locales')}</legend>
        <FieldErrors pointer="/locales" id="f-locales-error" />
        <div class="row">
          {INTERFACE_LANGUAGES.map((tag, index) => (
            <label key={tag} class="choice">
              <input
                type="checkbox"
                {...(index === 0 ? { id: 'f-locales' } : {})}
                checked={value.locales.includes(tag)}
                onChange={(event) => toggle(tag, event.currentTarget.checked)}
              />
              <span>{languageName(tag, locale)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {value.locales.length > 1 && (
        <SelectField
          pointer="/defaultLocale"
          label={t('organization.default-locale')}
          value={value.defaultLocale}
          onChange={(tag) =>
            change({ defaultLocale: INTERFACE_LANGUAGES.find((one) => one === tag) ?? value.defaultLocale })
          }
          options={value.locales.map((tag) => ({ value: tag, label: languageName(tag, locale) }))}
        />
      )}
    </>
  );
}

/** Step 1: whose site it is. The same settings stand under "Organization", and more. */
export function WhoStep({ goTo }: StepProps) {
  const { t, organization, changeOrganization } = useOffice();
  const [initial] = useState(() => proposed(organization));
  const { form, conflict } = useStoredForm({
    stored: organization,
    draftOf: (stored: Organization) => (stored.version === 0 ? initial : organizationDraft(stored)),
    save: (draft, version) => api.spaces.updateOrganization({ body: { ...organizationBody(draft), version } }),
    read: () => api.spaces.manageOrganization(),
    onStored: (stored: Organization) => changeOrganization(stored),
    onSaved: () => goTo('template'),
  });
  const { value, change } = form;
  const { defaultLocale } = value;
  // One name for all: whoever is called otherwise elsewhere says so in the settings.
  const rename = (name: string) =>
    change({ name: organization.version === 0 ? { [defaultLocale]: name } : { ...value.name, [defaultLocale]: name } });
  const name = value.name[defaultLocale] ?? Object.values(value.name)[0] ?? '';
  return (
    <>
      <div class="stack stack-8">
        <h2>{t('guide.who.title')}</h2>
        <p class="muted">{t('guide.who.text')}</p>
      </div>
      <FormBox form={form} save={t('guide.next')} conflict={conflict}>
        <section class="stack stack-24 fields">
          <TextField
            pointer="/name"
            label={t('organization.name')}
            help={t('guide.who.name.help')}
            value={name}
            onChange={rename}
          />
          <AccentField value={value.accentColor} onChange={(accentColor) => change({ accentColor })} />
          <Languages form={form} />
          <TextField
            pointer="/timeZone"
            label={t('organization.time-zone')}
            help={t('guide.who.zone.help')}
            list="time-zones"
            narrow={true}
            value={value.timeZone}
            onChange={(timeZone) => change({ timeZone })}
          />
          <datalist id="time-zones">
            {TIME_ZONES.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </section>
      </FormBox>
    </>
  );
}
