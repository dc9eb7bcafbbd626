import type { Organization } from '../../../../shared/spaces/organization.ts';
import { organizationTexts, organizationWith } from '../../../../shared/spaces/texts.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { ImageField } from '../forms/ImageField.tsx';
import { LanguageBar, LocalizedField, MarkdownHelp } from '../forms/LocalizedField.tsx';
import { useStoredForm } from '../forms/stored-form.ts';
import { HistoryPanel } from '../history/HistoryPanel.tsx';
import { Screen } from '../Screen.tsx';
import { AccentField } from './AccentField.tsx';
import { LanguageFields } from './LanguageFields.tsx';
import { organizationBody, organizationDraft } from './organization-draft.ts';

const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** Name, colors, languages, time zone and charter: what every page of the site bears. */
export function OrganizationSettings() {
  const { t, textOf, organization, changeOrganization, announce } = useOffice();
  const { form, conflict } = useStoredForm({
    stored: organization,
    draftOf: organizationDraft,
    save: (draft, version) => api.spaces.updateOrganization({ body: { ...organizationBody(draft), version } }),
    read: () => api.spaces.manageOrganization(),
    onStored: (stored: Organization) => changeOrganization(stored),
    onSaved: () => announce(t('organization.saved')),
  });
  const { value, change } = form;
  return (
    <Screen title={t('organization.title')}>
      <p class="note">{t('organization.effect')}</p>
      <FormBox form={form} save={t('organization.save')} conflict={conflict}>
        <LanguageBar texts={[value.name, value.description, value.charter]} />
        <section class="stack stack-24 fields" aria-labelledby="h-identity">
          <h2 id="h-identity">{t('organization.identity')}</h2>
          <LocalizedField
            pointer="/name"
            label={t('organization.name')}
            value={value.name}
            onChange={(name) => change({ name })}
          />
          <LocalizedField
            pointer="/description"
            label={t('organization.description')}
            help={t('organization.description.help')}
            isOptional={true}
            lines={3}
            value={value.description}
            onChange={(description) => change({ description })}
          />
          <ImageField
            pointer="/logo"
            label={t('organization.logo')}
            help={t('organization.logo.help')}
            value={value.logo}
            alt={textOf(value.name)}
            onChange={(logo) => change({ logo })}
          />
          <AccentField value={value.accentColor} onChange={(accentColor) => change({ accentColor })} />
          <TextField
            pointer="/contact"
            label={t('organization.contact')}
            help={t('organization.contact.help')}
            isOptional={true}
            value={value.contact}
            onChange={(contact) => change({ contact })}
          />
        </section>
        <section class="stack stack-24 fields" aria-labelledby="h-languages">
          <h2 id="h-languages">{t('organization.languages')}</h2>
          <LanguageFields form={form} />
          <TextField
            pointer="/timeZone"
            label={t('organization.time-zone')}
            help={t('organization.time-zone.help')}
            list="time-zones"
            value={value.timeZone}
            onChange={(timeZone) => change({ timeZone })}
          />
          <datalist id="time-zones">
            {TIME_ZONES.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </section>
        <section class="stack stack-24 fields" aria-labelledby="h-charter">
          <h2 id="h-charter">{t('organization.charter')}</h2>
          <LocalizedField
            pointer="/charter"
            label={t('organization.charter.text')}
            help={t('organization.charter.help')}
            isOptional={true}
            lines={12}
            value={value.charter}
            onChange={(charter) => change({ charter })}
          />
          <MarkdownHelp />
        </section>
      </FormBox>
      <HistoryPanel
        version={organization.version}
        now={organizationTexts(organization)}
        read={() => api.spaces.readOrganizationHistory()}
        restore={(texts) => form.change(organizationWith(texts))}
      />
    </Screen>
  );
}
