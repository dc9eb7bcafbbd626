import { TIE_BREAKS, tiesIn } from '../budgets/budget-settings.ts';
import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { useFields } from '../forms/form.ts';
import { fieldId } from '../forms/problems.ts';

interface TiesFieldProps {
  readonly label: string;
  readonly help: string | undefined;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const POINTER = '/settings/ties';

/** Criteria of ties, in their order: one after the other, until none is wanted. */
export function TiesField({ label, help, value, onChange }: TiesFieldProps) {
  const { t } = useOffice();
  const { register } = useFields();
  register({ pointer: POINTER, label });
  const ties = tiesIn(value);
  const id = fieldId(POINTER);
  const put = (index: number, chosen: string) => {
    const wanted = TIE_BREAKS.find((one) => one === chosen);
    const rest = [...ties.slice(0, index), ...(wanted ? [wanted] : []), ...ties.slice(index + 1)];
    // The same criterion would decide nothing the second time: it stands where it was chosen last.
    onChange(rest.filter((one, at) => one !== wanted || at === index));
  };
  const rows = Math.min(ties.length + 1, TIE_BREAKS.length);
  return (
    <fieldset class="field stack stack-8">
      <legend id={id} tabIndex={-1}>
        {label}
      </legend>
      {help && <p class="help">{help}</p>}
      <FieldErrors pointer={POINTER} id={`${id}-error`} />
      <ol class="stack stack-8">
        {Array.from({ length: rows }, (_, index) => (
          <li key={index}>
            <select
              class="input input--s"
              aria-label={t('settings.ties.at', { number: index + 1 })}
              value={ties[index] ?? ''}
              onChange={({ currentTarget }) => put(index, currentTarget.value)}
            >
              <option value="">{t('settings.ties.none')}</option>
              {TIE_BREAKS.map((tie) => (
                <option key={tie} value={tie}>
                  {t(`settings.ties.${tie}`)}
                </option>
              ))}
            </select>
          </li>
        ))}
        <li>{t('settings.ties.number')}</li>
      </ol>
    </fieldset>
  );
}
