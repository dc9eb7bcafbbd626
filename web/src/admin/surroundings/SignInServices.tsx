import { useState } from 'preact/hooks';
import type { ManagedServices } from '../../../../shared/identities/contract.ts';
import type { Finding } from '../../../../shared/identities/service.ts';
import { api } from '../../platform/api.ts';
import { useOffice } from '../context.ts';
import { FormBox } from '../forms/FormBox.tsx';
import { LanguageBar } from '../forms/LocalizedField.tsx';
import { OrderedList } from '../forms/OrderedList.tsx';
import { problemText } from '../forms/problems.ts';
import { useStoredForm } from '../forms/stored-form.ts';
import { useLoaded, WhenLoaded } from '../loading.tsx';
import { Screen } from '../Screen.tsx';
import { ServiceFields } from './SignInServiceFields.tsx';
import { bodyOf, draftOf, emptyService, type ServiceDraft } from './sign-in-service-draft.ts';

/** What a provider must know of us, and whether an operator has put the secret that it gave. */
function Registration({ service, managed }: { readonly service: ServiceDraft; readonly managed: ManagedServices }) {
  const { t } = useOffice();
  const { id } = service;
  const callback = id === '' ? managed.callbackPattern : managed.callbackPattern.replace('{id}', id);
  const afterSignOut = new URL('/', managed.callbackPattern).href;
  const hasSecret = managed.withSecret.some((one) => one === id);
  return (
    <div class="note stack stack-8">
      <p>{t('services.register')}</p>
      <dl class="stack stack-8">
        <div>
          <dt>{t('services.callback')}</dt>
          <dd>
            <code>{callback}</code>
          </dd>
        </div>
        <div>
          <dt>{t('services.after-sign-out')}</dt>
          <dd>
            <code>{afterSignOut}</code>
          </dd>
        </div>
      </dl>
      <p>{t(hasSecret ? 'services.secret-there' : 'services.secret-missing', { id: id || '…' })}</p>
    </div>
  );
}

type Checked = { readonly findings: readonly Finding[] } | { readonly failed: string };

/** Asks the provider for its discovery document, before anybody signs in with it. */
function Check({ service }: { readonly service: ServiceDraft }) {
  const office = useOffice();
  const { t } = office;
  const [isBusy, setBusy] = useState(false);
  const [checked, setChecked] = useState<Checked | null>(null);
  const check = async () => {
    if (isBusy) return;
    setBusy(true);
    const { id, issuer, scopes, acr } = service;
    const answer = await api.identities.checkService({ body: { id, issuer, scopes, acr } });
    setBusy(false);
    setChecked(answer.ok ? answer.data : { failed: problemText(office, answer.problem) });
  };
  return (
    <div class="stack stack-8">
      <div>
        <button class="btn btn--2 btn--s" type="button" aria-busy={isBusy} onClick={check}>
          {t('services.check')}
        </button>
      </div>
      <div role="status">
        {checked && 'failed' in checked && <p class="error">{checked.failed}</p>}
        {checked && 'findings' in checked && (
          <ul class="plain-list stack stack-8">
            {checked.findings.map(({ code, weight, detail }) => (
              <li
                key={code}
                class={weight === 'bad' ? 'note note--alert' : weight === 'good' ? 'note note--ok' : 'note'}
              >
                {t(`services.found.${code}`, { detail })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

interface ServicesFormProps {
  readonly stored: ManagedServices;
  readonly onStored: (stored: ManagedServices) => void;
}

function ServicesForm({ stored, onStored }: ServicesFormProps) {
  const { t, textOf, announce } = useOffice();
  const { form, conflict } = useStoredForm({
    stored,
    draftOf,
    save: (draft, version) => api.identities.updateServices({ body: { items: bodyOf(draft), version } }),
    read: () => api.identities.manageServices(),
    onStored,
    onSaved: () => announce(t('saved')),
  });
  const { items } = form.value;
  const add = () => form.change({ items: [...items, emptyService()] });
  return (
    <FormBox form={form} save={t('services.save')} conflict={conflict}>
      {items.length > 0 && <LanguageBar texts={items.flatMap(({ name, note }) => [name, note])} />}
      {items.length === 0 && <p class="empty">{t('services.empty')}</p>}
      <div class="stack fields">
        <OrderedList
          items={items}
          onChange={(changed) => form.change({ items: changed })}
          nameOf={({ name, id }, number) => textOf(name) || id || t('services.number', { number })}
        >
          {(service, index, change) => (
            <>
              <ServiceFields service={service} index={index} change={change} />
              <Registration service={service} managed={stored} />
              <Check service={service} />
            </>
          )}
        </OrderedList>
        <button class="btn btn--2 btn--s" type="button" onClick={add}>
          {t('services.add')}
        </button>
      </div>
    </FormBox>
  );
}

/** Services that people can sign in with instead of a code by mail. */
export function SignInServicesScreen() {
  const { t } = useOffice();
  const loaded = useLoaded('sign-in-services', () => api.identities.manageServices());
  return (
    <Screen title={t('services.title')}>
      <p class="help">{t('services.help')}</p>
      <WhenLoaded loaded={loaded}>{(stored) => <ServicesForm stored={stored} onStored={loaded.replace} />}</WhenLoaded>
    </Screen>
  );
}
