import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import { controlProps, Field } from '../../platform/island-field.tsx';
import type { StepErrors } from './sign-in-flow.ts';

interface StepProps {
  readonly title: string;
  readonly intro: ComponentChildren;
  readonly action: string;
  readonly errors: StepErrors;
  /** False until scripts run: a press before that would send the form nowhere. */
  readonly live: boolean;
  readonly onSubmit: (values: FormData) => Promise<void>;
  readonly children?: ComponentChildren;
  readonly after?: ComponentChildren;
}

/** One step of sign-in: a form that is sent once at a time and puts the focus on the first field that is wrong. */
export function Step({ title, intro, action, errors, live, onSubmit, children, after }: StepProps) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [errors]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || !form.current) return;
    setBusy(true);
    await onSubmit(new FormData(form.current));
    setBusy(false);
  };
  return (
    <form class="stack stack-16" ref={form} onSubmit={submit} noValidate>
      <h2 id="sign-in-title">{title}</h2>
      <p class="small muted">{intro}</p>
      <div role="alert">{errors.form && <p class="note note--alert">{errors.form}</p>}</div>
      {children}
      <button class="btn btn--wide" type="submit" disabled={!live} aria-busy={busy}>
        {action}
      </button>
      {after}
    </form>
  );
}

/** Moves the focus to the control when the step appears, but not when the page has just been loaded. */
function useArrival(wanted: boolean) {
  const control = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (wanted) control.current?.focus();
  }, [wanted]);
  return control;
}

interface ControlOfStep {
  readonly t: Translate;
  readonly errors: StepErrors;
  readonly arrives: boolean;
}

export function EmailControl({ t, errors, arrives, email }: ControlOfStep & { readonly email: string }) {
  const control = useArrival(arrives);
  return (
    <Field id="sign-in-email" label={t('sign-in.email')} help={t('sign-in.email-help')} error={errors.email}>
      {(props) => (
        <input
          {...props}
          ref={control}
          class="input"
          name="email"
          type="email"
          autocomplete="email"
          maxLength={254}
          required
          defaultValue={email}
        />
      )}
    </Field>
  );
}

export function CodeControl({ t, errors, arrives }: ControlOfStep) {
  const control = useArrival(arrives);
  return (
    <Field id="sign-in-code" label={t('sign-in.code')} error={errors.code}>
      {(props) => (
        <input
          {...props}
          ref={control}
          class="input code"
          name="code"
          type="text"
          inputMode="numeric"
          autocomplete="one-time-code"
          required
        />
      )}
    </Field>
  );
}

interface ProfileControlsProps extends ControlOfStep {
  readonly charterPath: string;
}

export function ProfileControls({ t, errors, arrives, charterPath }: ProfileControlsProps) {
  const control = useArrival(arrives);
  return (
    <>
      <Field id="sign-in-name" label={t('sign-in.name')} help={t('sign-in.name-help')} error={errors.displayName}>
        {(props) => (
          <input
            {...props}
            ref={control}
            class="input"
            name="displayName"
            type="text"
            autocomplete="nickname"
            maxLength={60}
            required
          />
        )}
      </Field>
      <Charter t={t} error={errors.acceptsCharter} path={charterPath} />
      <label class="choice">
        <input type="checkbox" name="newsletter" />
        <span>{t('sign-in.newsletter')}</span>
      </label>
    </>
  );
}

interface CharterProps {
  readonly t: Translate;
  readonly error: string | undefined;
  readonly path: string;
}

function Charter({ t, error, path }: CharterProps) {
  const { id, ...described } = controlProps('sign-in-charter', false, error);
  return (
    <div class={error ? 'field field--bad' : 'field'}>
      {error && (
        <span class="error" id={`${id}-error`}>
          {error}
        </span>
      )}
      <label class="choice">
        <input {...described} type="checkbox" name="acceptsCharter" required />
        <span>{t('sign-in.charter')}</span>
      </label>
      <a class="more small" href={path} target="_blank" rel="noopener">
        {t('sign-in.read-charter')}
      </a>
    </div>
  );
}
