import type { TaxonomyId } from '../../../../shared/platform/ids.ts';
import type { DocumentKind } from '../../../../shared/verifications/document.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { Field, SelectField, TextField } from '../forms/Field.tsx';
import { useLoaded } from '../loading.tsx';
import { inTree } from '../taxonomies/taxonomy-tree.ts';

// shared/verifications/document.ts has the same, but brings the schema library with it.
export const KINDS = ['identity-card', 'passport', 'residence-permit'] as const satisfies readonly DocumentKind[];

/** What an agent reads from a document. */
export interface SeenDraft {
  readonly kind: DocumentKind;
  readonly number: string;
  /** Value of a `date` control. */
  readonly bornOn: string;
  /** Empty: the document does not say. */
  readonly territoryId: string;
}
export const NOTHING_SEEN: SeenDraft = { kind: 'identity-card', number: '', bornOn: '', territoryId: '' };

const isTaxonomyId = (text: string): text is TaxonomyId => /^tax_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);

/** The territory that was chosen; `null`: none was. */
export const territoryOf = ({ territoryId }: Pick<SeenDraft, 'territoryId'>): TaxonomyId | null =>
  isTaxonomyId(territoryId) ? territoryId : null;

interface TerritoryFieldProps {
  readonly pointer: string;
  readonly value: string;
  readonly onChange: (territoryId: string) => void;
}

/** Where the document says that the person lives; nothing where the organization has no territories. */
export function TerritoryField({ pointer, value, onChange }: TerritoryFieldProps) {
  const { t, textOf } = useOffice();
  const { state } = useLoaded('territories', () => api.spaces.manageTaxonomies());
  const all = state.status === 'ready' ? state.data.items.filter(({ kind }) => kind === 'territory') : [];
  if (all.length === 0) return null;
  const options = inTree(all).map(({ taxonomy: { id, name }, depth }) => ({
    value: id,
    label: `${depth === 1 ? '– ' : ''}${textOf(name)}`,
  }));
  return (
    <SelectField
      pointer={pointer}
      label={t('verification-desk.territory')}
      help={t('verification-desk.territory.help')}
      isOptional={true}
      value={value}
      options={[{ value: '', label: t('verification-desk.territory.none') }, ...options]}
      onChange={onChange}
    />
  );
}

interface DocumentFieldsProps {
  /** Where the document stands in the body, such as `/document`. */
  readonly pointer: string;
  /** Where the territory stands. */
  readonly territoryPointer: string;
  readonly value: SeenDraft;
  readonly change: (patch: Partial<SeenDraft>) => void;
}

/** Kind, number and birth date of the document that lies on the desk, and where it says that the person lives. */
export function DocumentFields({ pointer, territoryPointer, value, change }: DocumentFieldsProps) {
  const { t } = useOffice();
  return (
    <>
      <SelectField
        pointer={`${pointer}/kind`}
        label={t('verification-desk.kind')}
        value={value.kind}
        options={KINDS.map((kind) => ({ value: kind, label: t(`verification-desk.kind.${kind}`) }))}
        onChange={(text) => change({ kind: KINDS.find((kind) => kind === text) ?? value.kind })}
      />
      <TextField
        pointer={`${pointer}/number`}
        label={t('verification-desk.number')}
        help={t('verification-desk.number.help')}
        value={value.number}
        onChange={(number) => change({ number })}
      />
      <Field pointer={`${pointer}/bornOn`} label={t('verification-desk.born-on')}>
        {(control) => (
          <input
            {...control}
            class="input input--narrow"
            type="date"
            value={value.bornOn}
            onInput={(event) => change({ bornOn: event.currentTarget.value })}
          />
        )}
      </Field>
      <TerritoryField
        pointer={territoryPointer}
        value={value.territoryId}
        onChange={(territoryId) => change({ territoryId })}
      />
    </>
  );
}
