import { useState } from 'preact/hooks';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { Field } from '../forms/Field.tsx';
import { FormBox } from '../forms/FormBox.tsx';
import { useForm } from '../forms/form.ts';
import { CONSENT_MISSING, type ConsentDraft, ConsentField } from './ConsentField.tsx';
import { DocumentFields, NOTHING_SEEN, type SeenDraft, territoryOf } from './DocumentFields.tsx';

interface Account {
  readonly email: string;
  readonly displayName: string | null;
}

/** Finds the account by its whole address; its name is all that is shown. */
function FindAccount({ onFound }: { readonly onFound: (account: Account) => void }) {
  const { t } = useOffice();
  const form = useForm({
    initial: { email: '' },
    save: ({ email }) => api.assistance.findAccount({ body: { email } }),
    onSaved: ({ displayName }, { email }) => onFound({ email, displayName }),
  });
  return (
    <FormBox form={form} save={t('verification-desk.find')}>
      <Field pointer="/email" label={t('verification-desk.email')} help={t('verification-desk.email.help')}>
        {(control) => (
          <input
            {...control}
            class="input"
            type="email"
            autoComplete="off"
            value={form.value.email}
            onInput={(event) => form.change({ email: event.currentTarget.value })}
          />
        )}
      </Field>
    </FormBox>
  );
}

interface Draft extends SeenDraft {
  readonly consent: ConsentDraft;
}
const EMPTY: Draft = { ...NOTHING_SEEN, consent: '' };

interface GrantProps {
  readonly account: Account;
  readonly onDone: () => void;
}

/** Verifies the account that was found, by the document on the desk. */
function Grant({ account: { email, displayName }, onDone }: GrantProps) {
  const { t, announce } = useOffice();
  const name = displayName ?? t('verification-desk.no-name');
  const form = useForm({
    initial: EMPTY,
    save: (draft: Draft) => {
      const { kind, number, bornOn, consent } = draft;
      if (consent === '') return Promise.resolve(CONSENT_MISSING);
      const document = { kind, number, bornOn };
      return api.assistance.grantAtDesk({ body: { email, document, territoryId: territoryOf(draft), consent } });
    },
    onSaved: () => {
      announce(t('verification-desk.granted', { name }));
      onDone();
    },
  });
  return (
    <FormBox
      form={form}
      save={t('verification-desk.grant', { name })}
      actions={
        <button class="btn btn--2" type="button" onClick={onDone}>
          {t('verification-desk.other-account')}
        </button>
      }
    >
      <p class="note" role="status">
        {t('verification-desk.found', { name })}
      </p>
      <div class="fields stack">
        <DocumentFields pointer="/document" territoryPointer="/territoryId" value={form.value} change={form.change} />
        <ConsentField value={form.value.consent} onChange={(consent) => form.change({ consent })} />
      </div>
    </FormBox>
  );
}

/** Verifies somebody who has an account. */
export function VerifyAccount() {
  const [account, setAccount] = useState<Account | null>(null);
  return account === null ? (
    <FindAccount onFound={setAccount} />
  ) : (
    <Grant account={account} onDone={() => setAccount(null)} />
  );
}
