import { useOffice } from '../context.ts';
import { FieldErrors } from '../forms/Field.tsx';
import { problemsAt, useFields } from '../forms/form.ts';
import { fieldId, refused } from '../forms/problems.ts';

/** How the person has agreed; empty: nobody has said so yet. */
export type ConsentDraft = '' | 'spoken' | 'signed';

/** What a form says where nobody has chosen how the person agrees. */
export const CONSENT_MISSING = refused('/consent', 'consent.required');

interface ConsentFieldProps {
  readonly value: ConsentDraft;
  readonly onChange: (consent: ConsentDraft) => void;
}

/** That the person agrees, and how: nothing is chosen before somebody chooses it. */
export function ConsentField({ value, onChange }: ConsentFieldProps) {
  const { t } = useOffice();
  const { register, problem } = useFields();
  const pointer = '/consent';
  const id = fieldId(pointer);
  register({ pointer, label: t('verification-desk.consent') });
  const isBad = problemsAt(problem, pointer).length > 0;
  return (
    <fieldset
      class={isBad ? 'field field--bad stack stack-8' : 'field stack stack-8'}
      aria-describedby={isBad ? `${id}-error` : undefined}
    >
      <legend>{t('verification-desk.consent')}</legend>
      <FieldErrors pointer={pointer} id={`${id}-error`} />
      {(['spoken', 'signed'] as const).map((consent, index) => (
        <label key={consent} class="choice">
          <input
            id={index === 0 ? id : undefined}
            type="radio"
            name="consent"
            checked={value === consent}
            onChange={() => onChange(consent)}
          />
          <span>{t(`verification-desk.consent.${consent}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
