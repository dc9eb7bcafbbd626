import { useRef } from 'preact/hooks';
import type { Taxonomy } from '../../../../shared/spaces/taxonomy.ts';
import type { VerificationSettings } from '../../../../shared/verifications/office-routes.ts';
import { api } from '../../platform/api.ts';
import { together } from '../answer.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { LanguageBar } from '../forms/LocalizedField.tsx';
import { refused } from '../forms/problems.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';
import { MethodFields } from './MethodFields.tsx';
import { codesIn, METHODS, methodsBody, methodsDraft } from './methods-draft.ts';
import { PersonVerifications } from './PersonVerifications.tsx';
import { Revocations } from './Revocations.tsx';

interface MethodsFormProps {
  readonly stored: VerificationSettings;
  readonly territories: readonly Taxonomy[];
  readonly onStored: (stored: VerificationSettings) => void;
}

/** One form for all methods: what a component can ask for is decided in one place. */
function MethodsForm({ stored, territories, onStored }: MethodsFormProps) {
  const { t, textOf, announce } = useOffice();
  // The newest: another person may have saved what this form does not show.
  const latest = useRef(stored);
  latest.current = stored.version >= latest.current.version ? stored : latest.current;
  const { form, conflict } = useStoredForm({
    stored,
    draftOf: (settings: VerificationSettings) => methodsDraft(settings, territories, textOf),
    save: async (draft, version) => {
      const { codes, unknown } = codesIn(draft.codes, territories);
      if (unknown.length > 0) return refused('/methods/postal-code/codes', 'territory-unknown');
      return api.verifications.updateMethods({
        body: { methods: methodsBody(draft, latest.current.methods, codes), version },
      });
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
    <FormBox form={form} save={t('verification.save')} conflict={conflict}>
      <LanguageBar texts={METHODS.map((method) => form.value.methods[method].help)} />
      {METHODS.map((method) => (
        <MethodFields key={method} method={method} form={form} />
      ))}
    </FormBox>
  );
}

/** Which methods people can verify with, for how long, and what was taken back. */
export function VerificationScreen() {
  const { t } = useOffice();
  const loaded = useLoaded('verifications', () =>
    together(api.verifications.manageMethods(), api.spaces.manageTaxonomies()),
  );
  return (
    <Screen title={t('verification.title')}>
      <p class="help">{t('verification.intro')}</p>
      <WhenLoaded loaded={loaded}>
        {([stored, { items }]) => (
          <MethodsForm
            stored={stored}
            territories={items.filter(({ kind }) => kind === 'territory')}
            onStored={(changed) => loaded.replace([changed, { items }])}
          />
        )}
      </WhenLoaded>
      <PersonVerifications />
      <Revocations />
    </Screen>
  );
}
