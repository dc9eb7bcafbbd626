import type { Me } from '../../../shared/participants/contract.ts';
import { api } from './island-api.ts';
import { isPassing, type Problem } from './problem.ts';
import { forget, keep, kept } from './store.ts';

/** Cookie without any secret that the server sets beside the session's own, which scripts cannot see. */
const HINT = /(?:^|;\s*)(?:__Host-)?parvis_signed_in=1(?:;|$)/;

const listeners = new Set<(me: Me | null) => void>();
let current: Promise<Me | null> | undefined;
let wasHinted = false;

/** Whether this device may have a session: without the hint nobody is asked, so anonymous readers cost no request. */
export const isHinted = (): boolean => typeof document !== 'undefined' && HINT.test(document.cookie);

let lost: Problem | null = null;
const ACCOUNT = 'account';
const ACCOUNT_SECONDS = 90 * 24 * 3600;

/** Why nobody knows who is signed in: the session was asked for and no answer came. `null`: it is known. */
export const sessionLost = (): Problem | null => lost;

/** Id of the account that this device was signed in with when last an answer came; `null` where there is none. */
export const lastAccount = (): string | null =>
  isHinted() ? kept(ACCOUNT, (value) => (typeof value === 'string' ? value : null)) : null;

function remember(me: Me | null): void {
  if (me) keep(ACCOUNT, me.id, ACCOUNT_SECONDS);
  else forget(ACCOUNT);
}

const tell = (me: Me | null): void => {
  for (const listener of listeners) listener(me);
};

async function ask(): Promise<Me | null> {
  const wasLost = lost !== null;
  const result = await api.participants.readSession(wasLost ? { tries: 1 } : {});
  lost = null;
  if (result.ok) {
    const me = result.data.participant;
    remember(me);
    if (wasLost) tell(me);
    return me;
  }
  // No answer is no sign-out: the next island that needs to know asks again.
  if (result.problem.code !== 'session.invalid') current = undefined;
  if (isPassing(result.problem)) lost = result.problem;
  return null;
}

/** Who is signed in: one request for a page, shared by all islands; none when no cookie hints at a session. */
export function readSession(): Promise<Me | null> {
  if (current === undefined) {
    wasHinted = isHinted();
    current = wasHinted ? ask() : Promise.resolve(null);
  }
  return current;
}

/** Tells every island who is signed in now: after sign-in, sign-out, or a change of the profile. */
export function setSession(me: Me | null): void {
  current = Promise.resolve(me);
  wasHinted = me !== null;
  lost = null;
  remember(me);
  tell(me);
}

async function readAgain(): Promise<void> {
  // Another window signed in or out: its mark is in the cookie.
  if (current === undefined || document.visibilityState !== 'visible' || isHinted() === wasHinted) return;
  current = undefined;
  tell(await readSession());
}

/** Calls `listener` at each change; gives the way to stop. */
export function onSession(listener: (me: Me | null) => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', readAgain);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', readAgain);
  };
}

/** Whether somebody has consented to the charter: an account, or a guest, who votes without one and has no name. */
export const hasConsented = (me: Me | null): me is Me => me !== null && me.charterAcceptedAt !== null;

/** Whether somebody has given a name and consented to the charter: what voting and writing need. */
export const isRegistered = (me: Me | null): me is Me & { displayName: string } =>
  hasConsented(me) && me.displayName !== null;
