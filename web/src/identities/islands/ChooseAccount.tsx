import { useState } from 'preact/hooks';
import type { Pending } from '../../../../shared/identities/contract.ts';
import type { Me } from '../../../../shared/participants/contract.ts';
import type { Translate } from '../../../../shared/platform/format.ts';
import { SignIn } from '../../participants/islands/SignIn.tsx';
import { problemWords, useSession, type Words } from '../../platform/island.ts';
import { api } from '../../platform/island-api.ts';
import type { Result } from '../../platform/problem.ts';
import { isRegistered, readSession, setSession } from '../../platform/session.ts';
import { identitiesApi } from '../identities-api.ts';

interface ChooseProps {
  readonly t: Translate;
  readonly words: Words;
  readonly pending: Pending;
}

/** Calls the API once at a time and keeps what it refuses. */
function useAct() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Extract<Result<unknown>, { ok: false }>['problem'] | null>(null);
  const run = async <T,>(act: () => Promise<Result<T>>, done: (data: T) => void) => {
    if (isBusy) return;
    setBusy(true);
    const result = await act();
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
    if (result.ok) done(result.data);
  };
  return { isBusy, problem, run };
}

/**
 * Somebody comes from a service for the first time: which account is theirs? One that is signed in here, one that a code
 * by mail shows, or a new one. Nothing is linked before they say so.
 */
export function ChooseAccount({ t, words, pending }: ChooseProps) {
  const me = useSession();
  const act = useAct();
  const [isMade, setMade] = useState(false);
  const service = pending.service.name;
  const goOn = () => location.replace(pending.returnTo);
  const forget = () => act.run(identitiesApi.forgetPending, () => location.replace(`/${words.locale}/`));
  // The account is linked already: only name and charter are missing.
  if (isMade) return <SignIn {...words} onDone={goOn} />;
  if (me === undefined) return <p role="status">{t('identity.loading')}</p>;
  const make = () =>
    act.run(
      () => identitiesApi.createAccount({ body: { locale: words.locale } }),
      async () => {
        setSession(null);
        const made = await api.participants.readSession();
        setSession(made.ok ? made.data.participant : null);
        setMade(true);
      },
    );
  const link = () => act.run(identitiesApi.link, goOn);
  return (
    <div class="stack stack-24">
      <div class="stack stack-8">
        <h2>{t('identity.ask-title', { service })}</h2>
        <p class="small muted">{t('identity.ask', { service })}</p>
      </div>
      <div role="alert">{act.problem && <p class="note note--alert">{problemWords(t, act.problem)}</p>}</div>
      {isRegistered(me) ? (
        <Confirm t={t} me={me} service={service} isBusy={act.isBusy} onLink={link} />
      ) : (
        <Show t={t} words={words} pending={pending} isBusy={act.isBusy} onMake={make} />
      )}
      <button class="btn btn--quiet btn--s" type="button" onClick={forget}>
        {t('identity.no')}
      </button>
    </div>
  );
}

interface ConfirmProps {
  readonly t: Translate;
  readonly me: Me & { readonly displayName: string };
  readonly service: string;
  readonly isBusy: boolean;
  readonly onLink: () => void;
}

/** The press that links: it names both sides. */
function Confirm({ t, me, service, isBusy, onLink }: ConfirmProps) {
  const [problem, setProblem] = useState('');
  const change = async () => {
    const result = await api.participants.signOut();
    if (!result.ok && result.problem.status !== 401) return setProblem(problemWords(t, result.problem));
    setSession(null);
  };
  return (
    <div class="stack stack-16">
      <p>{t('identity.signed-in', { name: me.displayName, email: me.email, service })}</p>
      {problem !== '' && <p class="note note--alert">{problem}</p>}
      <div class="row">
        <button class="btn" type="button" aria-busy={isBusy} onClick={onLink}>
          {t('identity.link-action', { service })}
        </button>
        <button class="btn btn--2" type="button" onClick={change}>
          {t('identity.other-account')}
        </button>
      </div>
    </div>
  );
}

interface ShowProps extends ChooseProps {
  readonly isBusy: boolean;
  readonly onMake: () => void;
}

/** Shows which account is theirs by a code; or makes one, where the service has verified an address that nobody has. */
function Show({ t, words, pending, isBusy, onMake }: ShowProps) {
  const { email, hasAccount } = pending;
  const service = pending.service.name;
  const facts = { service, email: email ?? '' };
  const mayMake = hasAccount === false;
  const [isOther, setOther] = useState(false);
  if (mayMake && !isOther) {
    return (
      <div class="stack stack-16">
        <p>{t('identity.create', facts)}</p>
        <div class="row">
          <button class="btn" type="button" aria-busy={isBusy} onClick={onMake}>
            {t('identity.create-action')}
          </button>
          <button class="btn btn--2" type="button" onClick={() => setOther(true)}>
            {t('identity.other-account')}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="stack stack-16">
      <p>{t(hasAccount ? 'identity.has-account' : 'identity.unverified', facts)}</p>
      {/* Once signed in, the press that links takes its place. */}
      <SignIn {...words} email={isOther ? '' : (email ?? '')} onDone={() => void readSession()} />
    </div>
  );
}
