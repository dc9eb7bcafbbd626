import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { FormError } from './form-errors.ts';

/** Goes to the field; the address stays, since it may say what is edited. */
function goTo(event: Event, control: string): void {
  const field = document.getElementById(control);
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** What is wrong, with links to the fields; takes the focus each time it is said anew. */
export function ErrorSummary({ t, errors }: { readonly t: Translate; readonly errors: readonly FormError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [errors]);
  return (
    <div class="errors" role="alert" aria-labelledby="errors" tabIndex={-1} ref={box}>
      <h2 id="errors">{t('form.errors', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ control, said }) => (
          <li key={said}>
            <a href={`#${control}`} onClick={(event) => goTo(event, control)}>
              {said}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
