import { useEffect, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { CensusField } from '../../../../shared/verifications/census-fields.ts';
import { problemWords, useWords } from '../../platform/island.ts';
import { Field } from '../../platform/island-field.tsx';
import { DirectForm, type FieldsOfForm, textIn } from '../DirectForm.tsx';
import type { MethodFormProps } from '../method-form.ts';
import { verificationsApi } from '../verifications-api.ts';

/** What browsers may fill in by themselves. */
const AUTOCOMPLETE: Readonly<Record<CensusField, string>> = {
  'document-number': 'off',
  'family-name': 'family-name',
  'given-name': 'given-name',
  'birth-date': 'bday',
  'postal-code': 'postal-code',
  email: 'email',
  'free-code': 'off',
};
const TYPES: Readonly<Partial<Record<CensusField, string>>> = { 'birth-date': 'date', email: 'email' };

/** What people of the census are known by now; `null` while that is asked, a text where it could not be told. */
function useFields(t: Translate): readonly CensusField[] | string | null {
  const [fields, setFields] = useState<readonly CensusField[] | string | null>(null);
  useEffect(() => {
    const ask = async () => {
      const answer = await verificationsApi.readCensusFields();
      setFields(answer.ok ? answer.data.fields : problemWords(t, answer.problem));
    };
    ask();
  }, []);
  return fields;
}

function CensusFields({ t, errorOf, fields }: FieldsOfForm & { readonly fields: readonly CensusField[] }) {
  return (
    <>
      {fields.map((field) => (
        <Field
          key={field}
          id={`census-${field}`}
          label={t(`census.field.${field}`)}
          help={field === 'document-number' && t('census.hint.document-number')}
          error={errorOf(field)}
        >
          {(control) => (
            <input
              {...control}
              class="input"
              name={field}
              type={TYPES[field] ?? 'text'}
              autocomplete={AUTOCOMPLETE[field]}
              maxLength={300}
              required
            />
          )}
        </Field>
      ))}
    </>
  );
}

const said = (t: Translate, _: string, code: string): string =>
  t(code === 'invalid_format' ? 'census.not-a-date' : 'census.required');

/** Looks somebody up in the list of the organization, by exactly what its lines are known by. */
export function CensusForm(props: MethodFormProps) {
  const t = useWords(props.words);
  const fields = useFields(t);
  if (fields === null) return <p role="status">{t('census.loading')}</p>;
  if (typeof fields === 'string' || fields.length === 0)
    return (
      <p class="note note--alert" role="alert">
        {typeof fields === 'string' ? fields : t('census.none')}
      </p>
    );
  const read = (values: FormData) => {
    const given = Object.fromEntries(fields.map((field) => [field, textIn(values, field)]));
    const missing = fields.filter((field) => given[field] === '');
    return { given, errors: Object.fromEntries(missing.map((field) => [field, t('census.required')])) };
  };
  return (
    <DirectForm {...props} read={read} said={said}>
      {(form) => <CensusFields {...form} fields={fields} />}
    </DirectForm>
  );
}
