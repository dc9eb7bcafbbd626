import type { CensusField } from '../../../../shared/verifications/census-fields.ts';
import type { MethodSettings } from '../../../../shared/verifications/method-settings.ts';
import { useOffice } from '../context.ts';
import { Field } from '../forms/Field.tsx';
import { MethodPart } from './MethodPart.tsx';
import { useCensusWords } from './use-census-words.ts';

const POINTER = '/methods/census';
/** As in `CENSUS_FIELDS` of the contract, which brings the schema library with it. */
const FIELDS = [
  'document-number',
  'family-name',
  'given-name',
  'birth-date',
  'postal-code',
  'email',
  'free-code',
] as const satisfies readonly CensusField[];
/** What somebody who knows a person does not know. */
const UNGUESSABLE: readonly CensusField[] = ['document-number', 'free-code'];
const WAYS = ['', 'name', 'postal-code', 'id'] as const;

interface Draft {
  readonly fields: readonly CensusField[];
  readonly hasBirthDates: boolean;
  readonly territoryBy: (typeof WAYS)[number];
  readonly deleteOn: string;
}

const draftOf = ({ fields, hasBirthDates, territoryBy, deleteOn }: MethodSettings['census']): Draft => ({
  fields,
  hasBirthDates,
  territoryBy: territoryBy ?? '',
  deleteOn: deleteOn ?? '',
});
const settingsOf = (draft: Draft, stored: MethodSettings['census']): MethodSettings['census'] => ({
  ...stored,
  fields: FIELDS.filter((field) => draft.fields.includes(field)),
  hasBirthDates: draft.hasBirthDates,
  territoryBy: draft.territoryBy === '' ? null : draft.territoryBy,
  deleteOn: draft.deleteOn === '' ? null : draft.deleteOn,
});

interface ControlsProps {
  readonly draft: Draft;
  readonly change: (patch: Partial<Draft>) => void;
}

function Identifying({ draft, change }: ControlsProps) {
  const { t } = useOffice();
  const { columnName } = useCensusWords();
  const toggle = (field: CensusField, isChosen: boolean) =>
    change({ fields: isChosen ? [...draft.fields, field] : draft.fields.filter((one) => one !== field) });
  return (
    <fieldset class="stack stack-8">
      <legend>{t('verification-census.fields')}</legend>
      <p class="help">{t('verification-census.fields.help')}</p>
      {FIELDS.map((field) => (
        <label class="choice" key={field}>
          <input
            type="checkbox"
            checked={draft.fields.includes(field)}
            onChange={({ currentTarget }) => toggle(field, currentTarget.checked)}
          />
          <span>{columnName(field)}</span>
        </label>
      ))}
      {!draft.fields.some((field) => UNGUESSABLE.includes(field)) && (
        <p class="note">{t('verification-census.fields.guessable')}</p>
      )}
    </fieldset>
  );
}

function Carried({ draft, change }: ControlsProps) {
  const { t } = useOffice();
  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.hasBirthDates}
          onChange={({ currentTarget }) => change({ hasBirthDates: currentTarget.checked })}
        />
        <span>{t('verification-census.birth-dates')}</span>
      </label>
      <Field
        pointer={`${POINTER}/territoryBy`}
        label={t('verification-census.territory')}
        help={t('verification-census.territory.help')}
      >
        {(control) => (
          <select
            {...control}
            class="input"
            value={draft.territoryBy}
            onChange={({ currentTarget }) =>
              change({ territoryBy: WAYS.find((way) => way === currentTarget.value) ?? '' })
            }
          >
            {WAYS.map((way) => (
              <option key={way} value={way}>
                {t(`verification-census.territory.${way === '' ? 'none' : way}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        pointer={`${POINTER}/deleteOn`}
        label={t('verification-census.delete-on')}
        help={t('verification-census.delete-on.help')}
        isOptional={true}
      >
        {(control) => (
          <input
            {...control}
            class="input"
            type="date"
            value={draft.deleteOn}
            onInput={({ currentTarget }) => change({ deleteOn: currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}

/** What people are known by, what files say of them, and when all of it goes. */
export function CensusFields() {
  return (
    <MethodPart method="census" draftOf={draftOf} settingsOf={settingsOf}>
      {(form) => (
        <>
          <Identifying draft={form.value} change={form.change} />
          <Carried draft={form.value} change={form.change} />
        </>
      )}
    </MethodPart>
  );
}
