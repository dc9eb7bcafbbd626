import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { SignIn } from '../../participants/islands/SignIn.tsx';
import { api } from '../../platform/api.ts';
import { useSession } from '../../platform/island.ts';
import { isRegistered, setSession } from '../../platform/session.ts';
import type { Words } from '../language.ts';

interface GateProps {
  readonly words: Words;
  readonly children: ComponentChildren;
}

/** A screen of its own, for those who are not in yet. */
export function Doorstep({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <main class="wrap body stack stack-24" id="content" tabIndex={-1}>
      <h1>{title}</h1>
      {children}
    </main>
  );
}

/** Sign-in sets the session, which the gate follows: nothing is left to do. */
const follow = () => undefined;

/** Lets administrators in; others sign in here and now, or read why they cannot. */
export function Gate({ words, children }: GateProps) {
  const { t, locale, messages } = words;
  const me = useSession();
  const isIn = useRef(false);
  if (isRegistered(me ?? null) && me?.role === 'administrator') isIn.current = true;
  // Whoever was in stays: a session that ends must not take with it what was typed. The API is what refuses.
  if (isIn.current) return <>{children}</>;
  if (me === undefined)
    return (
      <Doorstep title={t('office.title')}>
        <p role="status">{t('loading')}</p>
      </Doorstep>
    );
  if (!isRegistered(me))
    return (
      <Doorstep title={t('office.title')}>
        <div class="panel gate">
          <SignIn locale={locale} messages={messages} reason={t('gate.reason')} onDone={follow} />
        </div>
      </Doorstep>
    );
  return <NotAdministrator words={words} email={me.email} />;
}

function NotAdministrator({ words: { t, locale }, email }: { readonly words: Words; readonly email: string }) {
  const signOut = async () => {
    await api.participants.signOut();
    setSession(null);
  };
  return (
    <Doorstep title={t('gate.refused.title')}>
      <p>{t('gate.refused.text', { email })}</p>
      <div class="row">
        <button class="btn" type="button" onClick={signOut}>
          {t('gate.other-account')}
        </button>
        <a class="btn btn--2" href={`/${locale}/`}>
          {t('gate.home')}
        </a>
      </div>
    </Doorstep>
  );
}
