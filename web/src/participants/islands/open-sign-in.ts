import type { Me } from '../../../../shared/participants/contract.ts';
import { signInPath, type Words } from '../../platform/island.ts';
import type { Result } from '../../platform/problem.ts';
import { hasConsented, isRegistered, readSession, sessionLost, setSession } from '../../platform/session.ts';

let opened: Promise<Me | null> | undefined;

async function show(reason: string, words: Words): Promise<Me | null> {
  try {
    const { signInDialog } = await import('./SignInDialog.tsx');
    return await signInDialog(reason, words);
  } catch {
    // The dialog could not be loaded; the page does the same.
    location.assign(signInPath(words.locale, location.pathname));
    return null;
  }
}

/**
 * Asks for sign-in over what one is doing; gives who has signed in, or `null` when the dialog was closed.
 * `reason` says in words what it is for; `words` must hold the messages `sign-in.` and `problem.`.
 */
export function openSignIn(reason: string, words: Words): Promise<Me | null> {
  opened ??= show(reason, words).finally(() => {
    opened = undefined;
  });
  return opened;
}

const ASKS_TO_SIGN_IN: readonly string[] = ['session.required', 'session.invalid', 'participant.profile-incomplete'];

/** Does something; where that asks for a verification, again once it is made: what it takes is loaded then. */
async function verified<T>(words: Words, act: () => Promise<Result<T>>): Promise<Result<T>> {
  const result = await act();
  if (result.ok || !result.problem.code.startsWith('verification.')) return result;
  return import('../../verifications/islands/act-verified.ts').then(
    ({ goOn }) => goOn(result, words, act),
    () => result,
  );
}

/**
 * Does what needs a person with a session: asks for sign-in first where nobody is signed in, and once more if the
 * session turns out to have ended; asks for a verification where one is missing. `null`: sign-in was given up, nothing was
 * done. Where nobody can say who is signed in, it fails for that reason and asks nothing.
 *
 * @param ask what is asked of those whom nobody knows, in the place of sign-in: then guests, who have no name, will do
 */
export async function asParticipant<T>(
  reason: string,
  words: Words,
  act: (me: Me) => Promise<Result<T>>,
  ask = openSignIn,
): Promise<Result<T> | null> {
  const known = await readSession();
  const problem = sessionLost();
  if (known === null && problem !== null) return { ok: false, problem };
  const isEnough = ask === openSignIn ? isRegistered : hasConsented;
  const me = isEnough(known) ? known : await ask(reason, words);
  if (me === null) return null;
  const result = await verified(words, () => act(me));
  if (result.ok || !ASKS_TO_SIGN_IN.includes(result.problem.code)) return result;
  setSession(null);
  const again = await ask(reason, words);
  return again === null ? null : verified(words, () => act(again));
}
