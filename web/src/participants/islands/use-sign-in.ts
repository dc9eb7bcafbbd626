import { useEffect, useState } from 'preact/hooks';
import type { Me } from '../../../../shared/participants/contract.ts';
import { useLatest, useWords, type Words } from '../../platform/island.ts';
import { hasConsented, isRegistered, onSession, readSession, setSession } from '../../platform/session.ts';
import type { At, Flow } from './sign-in-acts.ts';
import { forgetSent, keptSent, type StepErrors } from './sign-in-flow.ts';

/** State of sign-in as its steps show it. */
export interface SignInState extends Flow {
  readonly errors: StepErrors;
  readonly status: string;
  /** The reader came to this step by a press: its field takes the focus. */
  readonly arrives: boolean;
}

const parameter = (name: string) => new URLSearchParams(location.search).get(name);

/** The path if it is one of this site, else `null`: an address in a query must not lead elsewhere. */
function ownPath(path: string | null): string | null {
  if (!path?.startsWith('/')) return null;
  const url = new URL(path, location.origin);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : null;
}

/** Starts where the address, this window's memory and the session say, and follows the session afterwards. */
function useStart(isPage: boolean, setAt: (at: At) => void, arrive: (me: Me | null) => void) {
  const arriving = useLatest(arrive);
  useEffect(() => {
    const token = isPage ? parameter('token') : null;
    const sent = keptSent();
    if (token) setAt({ step: 'link', token });
    else if (sent) setAt({ step: 'code', sent });
    if (!token) readSession().then((me) => arriving.current(me));
    return onSession((me) => arriving.current(me));
  }, [isPage, setAt, arriving]);
}

/** Runs sign-in; without `onDone` it is the page of its own, which goes where its reader came from. */
export function useSignIn(words: Words, onDone: ((me: Me) => void) | undefined, email = ''): SignInState {
  const t = useWords(words);
  const isPage = onDone === undefined;
  const [at, setAt] = useState<At>({ step: 'email', email });
  const [errors, setErrors] = useState<StepErrors>({});
  const [status, setStatus] = useState('');
  const [arrives, setArrives] = useState(!isPage);
  const returnTo = () => (isPage ? (ownPath(parameter('returnTo')) ?? `/${words.locale}/`) : location.pathname);

  const go = (next: At, said = '') => {
    setErrors({});
    setStatus(said);
    setAt(next);
  };
  useStart(isPage, setAt, (me) => {
    // A guest, who votes without an account, comes to have one.
    if (me === null || (hasConsented(me) && !isRegistered(me))) return;
    forgetSent();
    if (!isRegistered(me)) go({ step: 'profile' });
    else if (onDone) onDone(me);
    else go({ step: 'done', name: me.displayName });
  });
  const enter = (me: Me) => {
    setSession(me);
    if (isPage && isRegistered(me)) location.replace(returnTo());
  };
  const fail = (found: StepErrors) => {
    setStatus('');
    setErrors(found);
  };
  const moving = (next: At, said?: string) => {
    setArrives(true);
    go(next, said);
  };
  return { t, locale: words.locale, at, returnTo, go: moving, fail, enter, errors, status, arrives };
}
