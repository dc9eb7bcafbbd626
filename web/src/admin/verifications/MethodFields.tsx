import { useOffice } from '../context.ts';
import { Field, TextField } from '../forms/Field.tsx';
import type { Form } from '../forms/form.ts';
import { LocalizedField } from '../forms/LocalizedField.tsx';
import { METHOD_SCREENS, paths } from '../places.ts';
import type { METHODS, MethodDraft, MethodsDraft } from './methods-draft.ts';

interface MethodFieldsProps {
  readonly method: (typeof METHODS)[number];
  readonly form: Form<MethodsDraft>;
}

/** The table of postal codes as lines: what people have in a spreadsheet can be pasted. */
function CodesField({ form }: { readonly form: Form<MethodsDraft> }) {
  const { t } = useOffice();
  return (
    <Field
      pointer="/methods/postal-code/codes"
      label={t('verification.codes')}
      help={t('verification.codes.help')}
      isOptional={true}
    >
      {(control) => (
        <textarea
          {...control}
          class="input"
          rows={6}
          value={form.value.codes}
          onInput={(event) => form.change({ codes: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

/** Settings of one method: whether it is offered, for how long it counts, words for those who use it. */
export function MethodFields({ method, form }: MethodFieldsProps) {
  const { t } = useOffice();
  const draft = form.value.methods[method];
  const change = (patch: Partial<MethodDraft>) =>
    form.change({ methods: { ...form.value.methods, [method]: { ...draft, ...patch } } });
  const name = t(`verification.method.${method}`);
  const pointer = (field: string) => `/methods/${method}/${field}`;
  const screen = METHOD_SCREENS.find((one) => one === method);
  return (
    <section class="panel stack" aria-labelledby={`h-${method}`}>
      <div class="stack stack-8">
        <h2 id={`h-${method}`}>{name}</h2>
        <p class="help">{t(`verification.method.${method}.help`)}</p>
        {screen && (
          <p>
            <a class="more" href={paths.verificationMethod(screen)}>
              {t('verification.open-method', { method: name })}
            </a>
          </p>
        )}
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.isOn}
          onChange={(event) => change({ isOn: event.currentTarget.checked })}
        />
        <span>{t('verification.on', { method: name })}</span>
      </label>
      {draft.isOn && (
        <>
          <TextField
            pointer={pointer('expiresAfterDays')}
            label={t('verification.expires')}
            fullLabel={t('verification.of', { field: t('verification.expires'), method: name })}
            help={t('verification.expires.help')}
            isOptional={true}
            type="number"
            narrow={true}
            min={1}
            value={draft.expiresAfterDays}
            onChange={(expiresAfterDays) => change({ expiresAfterDays })}
          />
          <TextField
            pointer={pointer('renewAfterDays')}
            label={t('verification.renew')}
            fullLabel={t('verification.of', { field: t('verification.renew'), method: name })}
            help={t('verification.renew.help')}
            type="number"
            narrow={true}
            min={0}
            value={draft.renewAfterDays}
            onChange={(renewAfterDays) => change({ renewAfterDays })}
          />
          <LocalizedField
            pointer={pointer('help')}
            label={t('verification.words')}
            fullLabel={t('verification.of', { field: t('verification.words'), method: name })}
            help={t('verification.words.help')}
            isOptional={true}
            lines={3}
            value={draft.help}
            onChange={(help) => change({ help })}
          />
          {method === 'postal-code' && <CodesField form={form} />}
        </>
      )}
    </section>
  );
}
