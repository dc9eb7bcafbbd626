import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Translate } from '../../../../shared/platform/format.ts';
import type { InterfaceLocale } from '../../../../shared/platform/locale.ts';
import { problemWords } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import { setSession } from '../../platform/session.ts';
import { accountApi } from '../account-api.ts';

/** Mark, without any secret, of a session that came from a sign-in service. */
const SERVICE = /(?:^|;\s*)(?:__Host-)?parvis_service=1(?:;|$)/;
const hasService = () => SERVICE.test(document.cookie);
/** Ends the session here; gives the address at which the one of the service ends. */
const endService = async () => (await import('../../identities/identities-api.ts')).identitiesApi.signOut();

interface SignOutProps {
  readonly t: Translate;
  readonly locale: InterfaceLocale;
}

/** Signs out of this device, or of all after having said what that does. */
export function SignOut({ t, locale }: SignOutProps) {
  const [asks, setAsks] = useState(false);
  const [error, setError] = useState('');

  const leave = (url: string | null) => {
    setSession(null);
    location.assign(url ?? `/${locale}/`);
  };
  const end = async (everywhere: boolean) => {
    const service = !everywhere && hasService() ? await endService() : null;
    if (service?.ok) return leave(service.data.url);
    const result = await (everywhere ? accountApi.signOutEverywhere() : api.participants.signOut());
    // An ended session is what was asked for.
    if (!result.ok && result.problem.status !== 401) return setError(problemWords(t, result.problem));
    leave(null);
  };
  return (
    <div class="stack stack-16">
      <div role="alert">{error && <p class="note note--alert">{error}</p>}</div>
      <div class="row">
        <button class="btn btn--2" type="button" onClick={() => end(false)}>
          {t('account.sign-out')}
        </button>
        <button
          class="btn btn--quiet"
          type="button"
          aria-expanded={asks}
          aria-controls="account-everywhere"
          onClick={() => setAsks(!asks)}
        >
          {t('account.sign-out-everywhere')}
        </button>
      </div>
      <Everywhere t={t} isShown={asks} confirm={() => end(true)} keep={() => setAsks(false)} />
    </div>
  );
}

interface EverywhereProps {
  readonly t: Translate;
  readonly isShown: boolean;
  readonly confirm: () => void;
  readonly keep: () => void;
}

/** Says what signing out everywhere does, before it is done. */
function Everywhere({ t, isShown, confirm, keep }: EverywhereProps) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isShown) button.current?.focus();
  }, [isShown]);
  return (
    <div class="panel stack stack-16" id="account-everywhere" hidden={!isShown}>
      <p>{t('account.everywhere-means')}</p>
      <div class="row">
        <button class="btn btn--danger btn--s" type="button" ref={button} onClick={confirm}>
          {t('account.everywhere-confirm')}
        </button>
        <button class="btn btn--quiet btn--s" type="button" onClick={keep}>
          {t('account.keep')}
        </button>
      </div>
    </div>
  );
}
