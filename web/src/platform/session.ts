import type { Me } from '../../../shared/participants/contract.ts';
import { api } from './island-api.ts';

/** Cookie without any secret that the server sets beside the session's own, which scripts cannot see. */
const HINT = /(?:^|;\s*)parvis_signed_in=1(?:;|$)/;

const listeners = new Set<(me: Me | null) => void>();
let current: Promise<Me | null> | undefined;
let wasHinted = false;

/** Whether this device may have a session: without the hint nobody is asked, so anonymous readers cost no request. */
export const isHinted = (): boolean => typeof document !== 'undefined' && HINT.test(document.cookie);

async function ask(): Promise<Me | null> {
  const result = await api.participants.readSession();
  if (result.ok) return result.data.participant;
  // No answer is no sign-out: the next island that needs to know asks again.
  if (result.problem.code !== 'session.invalid') current = undefined;
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
  for (const listener of listeners) listener(me);
}

async function readAgain(): Promise<void> {
  // Another window signed in or out: its mark is in the cookie.
  if (current === undefined || document.visibilityState !== 'visible' || isHinted() === wasHinted) return;
  current = undefined;
  const me = await readSession();
  for (const listener of listeners) listener(me);
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

/** Whether somebody has given a name and consented to the charter: what voting and writing need. */
export const isRegistered = (me: Me | null): me is Me & { displayName: string } =>
  me !== null && me.displayName !== null && me.charterAcceptedAt !== null;
