import type { SpaceId } from '../../../../shared/platform/ids.ts';
import type { Localized } from '../../../../shared/platform/locale.ts';
import type { Partners } from '../../../../shared/spaces/partner.ts';
import { api } from '../../platform/api.ts';
import { newKey } from '../../platform/api-client.ts';
import { useOffice } from '../context.ts';
import { TextField } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { ImageField } from '../forms/ImageField.tsx';
import { LanguageBar, LocalizedField } from '../forms/LocalizedField.tsx';
import { type Keyed, OrderedList } from '../forms/OrderedList.tsx';
import { useStoredForm } from '../forms/stored-form.ts';
import { writtenIn } from '../forms/texts.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';

interface PartnerDraft extends Keyed {
  readonly name: Localized;
  /** Empty: no link. */
  readonly url: string;
  readonly logo: string | null;
  readonly alt: Localized;
}
interface PartnersDraft {
  readonly items: readonly PartnerDraft[];
}

const draftOf = ({ items }: Partners): PartnersDraft => ({
  items: items.map(({ name, url, logo, alt }, index) => ({ key: `stored-${index}`, name, url: url ?? '', logo, alt })),
});

const bodyOf = ({ items }: PartnersDraft) =>
  items.map(({ name, url, logo, alt }) => ({
    name: writtenIn(name),
    url: url.trim() === '' ? null : url.trim(),
    logo,
    alt: writtenIn(alt),
  }));

interface FieldsProps {
  readonly partner: PartnerDraft;
  readonly index: number;
  readonly change: (patch: Partial<PartnerDraft>) => void;
}

function PartnerFields({ partner, index, change }: FieldsProps) {
  const { t, textOf } = useOffice();
  const pointer = `/items/${index}`;
  const number = index + 1;
  return (
    <>
      <LocalizedField
        pointer={`${pointer}/name`}
        label={t('partner.name', { number })}
        value={partner.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        pointer={`${pointer}/url`}
        label={t('partner.url')}
        fullLabel={t('partner.url.of', { number })}
        help={t('partner.url.help')}
        isOptional={true}
        value={partner.url}
        onChange={(url) => change({ url })}
      />
      <ImageField
        pointer={`${pointer}/logo`}
        label={t('partner.logo', { number })}
        help={t('partner.logo.help')}
        value={partner.logo}
        alt={textOf(partner.alt) || textOf(partner.name)}
        onChange={(logo) => change({ logo })}
      />
      {partner.logo !== null && (
        <LocalizedField
          pointer={`${pointer}/alt`}
          label={t('partner.alt')}
          fullLabel={t('partner.alt.of', { number })}
          help={t('partner.alt.help')}
          isOptional={true}
          value={partner.alt}
          onChange={(alt) => change({ alt })}
        />
      )}
    </>
  );
}

function PartnersForm({ stored, onStored }: { stored: Partners; onStored: (stored: Partners) => void }) {
  const { t, textOf, announce } = useOffice();
  const params = { spaceId: stored.spaceId };
  const { form, conflict } = useStoredForm({
    stored,
    draftOf,
    save: (draft, version) => api.spaces.updatePartners({ params, body: { items: bodyOf(draft), version } }),
    read: () => api.spaces.managePartners({ params }),
    onStored,
    onSaved: () => announce(t('saved')),
  });
  const { items } = form.value;
  const add = () => form.change({ items: [...items, { key: newKey(), name: {}, url: '', logo: null, alt: {} }] });
  return (
    <FormBox form={form} save={t('partners.save')} conflict={conflict}>
      {items.length === 0 ? (
        <p class="empty">{t('partners.empty')}</p>
      ) : (
        <LanguageBar texts={items.flatMap(({ name, alt }) => [name, alt])} />
      )}
      <div class="stack fields">
        <OrderedList
          items={items}
          onChange={(changed) => form.change({ items: changed })}
          nameOf={({ name }, number) => textOf(name) || t('partner.number', { number })}
        >
          {(partner, index, change) => <PartnerFields partner={partner} index={index} change={change} />}
        </OrderedList>
        <button class="btn btn--2 btn--s" type="button" onClick={add}>
          {t('partners.add')}
        </button>
      </div>
    </FormBox>
  );
}

/** Partners of the organization, or of one process. */
export function PartnersScreen({ spaceId, above }: { readonly spaceId: SpaceId; readonly above?: string }) {
  const { t } = useOffice();
  const loaded = useLoaded(`partners ${spaceId}`, () => api.spaces.managePartners({ params: { spaceId } }));
  return (
    <Screen title={t('partners.title')} above={above}>
      <p class="help">{t(spaceId === 'organization' ? 'partners.site.help' : 'partners.process.help')}</p>
      <WhenLoaded loaded={loaded}>{(stored) => <PartnersForm stored={stored} onStored={loaded.replace} />}</WhenLoaded>
    </Screen>
  );
}
