import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { MethodSettings } from '../../../../shared/verifications/method-settings.ts';
import type { VerificationSettings } from '../../../../shared/verifications/office-routes.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import type { Form } from '../forms/form.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { paths } from '../places.ts';

interface MethodPartProps<M extends keyof MethodSettings, T> {
  readonly method: M;
  /** What the controls hold of the method's own part. */
  readonly draftOf: (settings: MethodSettings[M]) => T;
  /** The method's settings with what the controls hold. */
  readonly settingsOf: (draft: T, stored: MethodSettings[M]) => MethodSettings[M];
  readonly children: (form: Form<T>) => ComponentChildren;
}

type StoredProps<M extends keyof MethodSettings, T> = MethodPartProps<M, T> & {
  readonly stored: VerificationSettings;
  readonly onStored: (stored: VerificationSettings) => void;
};

function StoredPart<M extends keyof MethodSettings, T>(props: StoredProps<M, T>) {
  const { method, draftOf, settingsOf, children, stored, onStored } = props;
  const { t, announce } = useOffice();
  const latest = useRef(stored);
  latest.current = stored.version >= latest.current.version ? stored : latest.current;
  const { form, conflict } = useStoredForm({
    stored,
    draftOf: ({ methods }: VerificationSettings) => draftOf(methods[method]),
    save: (draft: T, version) => {
      const { methods } = latest.current;
      const changed = { ...methods, [method]: settingsOf(draft, methods[method]) };
      return api.verifications.updateMethods({ body: { methods: changed, version } });
    },
    read: async () => {
      const answer = await api.verifications.manageMethods();
      if (answer.ok) latest.current = answer.data;
      return answer;
    },
    onStored,
    onSaved: () => announce(t('saved')),
  });
  return (
    <FormBox form={form} save={t('verification.part.save')} conflict={conflict}>
      {children(form)}
    </FormBox>
  );
}

/** The part of the settings that one method has for itself; the others stay as they are stored. */
export function MethodPart<M extends keyof MethodSettings, T>(props: MethodPartProps<M, T>) {
  const { t } = useOffice();
  const loaded = useLoaded('settings', () => api.verifications.manageMethods());
  return (
    <section class="panel stack" aria-labelledby="h-method">
      <h2 id="h-method">{t('verification.part.settings')}</h2>
      <WhenLoaded loaded={loaded}>
        {(stored) => (
          <>
            {!stored.methods[props.method].isOn && (
              <p class="note">
                {t('verification.part.off')} <a href={paths.verifications}>{t('verification.title')}</a>
              </p>
            )}
            <StoredPart {...props} stored={stored} onStored={loaded.replace} />
          </>
        )}
      </WhenLoaded>
    </section>
  );
}
