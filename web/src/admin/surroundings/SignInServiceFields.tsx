import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { LocalizedField } from '../forms/LocalizedField.tsx';
import type { ServiceDraft } from './sign-in-service-draft.ts';

interface FieldsProps {
  readonly service: ServiceDraft;
  readonly index: number;
  readonly change: (patch: Partial<ServiceDraft>) => void;
}

/** What the provider has given: where it is, and as whom we come. */
function ProviderFields({ service, index, change }: FieldsProps) {
  const { t } = useOffice();
  const number = index + 1;
  const field = (name: 'issuer' | 'clientId' | 'scopes' | 'acr', word: 'issuer' | 'client-id' | 'scopes' | 'acr') => ({
    pointer: `/items/${index}/${name}`,
    label: t(`services.${word}`),
    fullLabel: t(`services.${word}.of`, { number }),
    help: t(`services.${word}.help`),
    value: service[name],
    onChange: (value: string) => change({ [name]: value }),
  });
  return (
    <>
      <TextField {...field('issuer', 'issuer')} />
      <TextField {...field('clientId', 'client-id')} />
      <TextField {...field('scopes', 'scopes')} />
      <TextField {...field('acr', 'acr')} isOptional={true} />
    </>
  );
}

/** Fields of one service. Its id is in addresses that the provider knows: once saved, it stays. */
export function ServiceFields({ service, index, change }: FieldsProps) {
  const { t } = useOffice();
  const pointer = `/items/${index}`;
  const number = index + 1;
  return (
    <>
      <LocalizedField
        pointer={`${pointer}/name`}
        label={t('services.name')}
        fullLabel={t('services.name.of', { number })}
        help={t('services.name.help')}
        value={service.name}
        onChange={(name) => change({ name })}
      />
      <LocalizedField
        pointer={`${pointer}/note`}
        label={t('services.note')}
        fullLabel={t('services.note.of', { number })}
        help={t('services.note.help')}
        isOptional={true}
        value={service.note}
        onChange={(note) => change({ note })}
      />
      {service.isStored ? (
        <p>
          {t('services.id')}: <code>{service.id}</code>
        </p>
      ) : (
        <TextField
          pointer={`${pointer}/id`}
          label={t('services.id')}
          fullLabel={t('services.id.of', { number })}
          help={t('services.id.help')}
          value={service.id}
          onChange={(id) => change({ id })}
        />
      )}
      <ProviderFields service={service} index={index} change={change} />
      <label class="choice">
        <input
          type="checkbox"
          checked={service.isEnabled}
          onChange={(event) => change({ isEnabled: event.currentTarget.checked })}
        />
        <span>{t('services.enabled')}</span>
      </label>
    </>
  );
}
