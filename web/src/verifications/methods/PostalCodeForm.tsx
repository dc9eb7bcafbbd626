import type { Translate } from '../../../../shared/platform/format.ts';
import { Field } from '../../platform/island-field.tsx';
import { DirectForm, textIn } from '../DirectForm.tsx';
import type { MethodFormProps } from '../method-form.ts';

/** Names of the fields in what is given. */
const WORDS: Readonly<Record<string, string>> = {
  code: 'postal-code.code-missing',
  bornOn: 'postal-code.born-on-missing',
};

function read(values: FormData, t: Translate) {
  const given = { code: textIn(values, 'code'), bornOn: textIn(values, 'bornOn') };
  const missing = Object.entries(given).filter(([, text]) => text === '');
  return { given, errors: Object.fromEntries(missing.map(([name]) => [name, t(WORDS[name] ?? 'verify.field-wrong')])) };
}

/** Where somebody lives, and since when they live at all: what people declare themselves. */
export function PostalCodeForm(props: MethodFormProps) {
  return (
    <DirectForm {...props} read={read}>
      {({ t, errorOf }) => (
        <>
          <Field
            id="postal-code-code"
            label={t('postal-code.code')}
            help={t('postal-code.code-help')}
            error={errorOf('code')}
          >
            {(control) => (
              <input
                {...control}
                class="input"
                name="code"
                type="text"
                autocomplete="postal-code"
                maxLength={12}
                required
              />
            )}
          </Field>
          <Field
            id="postal-code-born-on"
            label={t('postal-code.born-on')}
            help={t('postal-code.born-on-help')}
            error={errorOf('bornOn')}
          >
            {(control) => <input {...control} class="input" name="bornOn" type="date" autocomplete="bday" required />}
          </Field>
        </>
      )}
    </DirectForm>
  );
}
