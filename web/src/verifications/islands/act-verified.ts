/** What an action asks for before it is done: loaded when one does. */
import type { Me } from '../../../../shared/participants/contract.ts';
import type { VerificationMethod } from '../../../../shared/verifications/method.ts';
import { problemWords } from '../../platform/island.ts';
import { translatorOf, type Words } from '../../platform/page-words.ts';
import type { Problem, Result } from '../../platform/problem.ts';
import { readSession } from '../../platform/session.ts';
import { METHOD_ORDER } from '../methods.ts';
import { verifyPath } from '../verify-path.ts';
import { verifyDialog } from './VerifyDialog.tsx';

/** Methods that a refusal names; `null`: it names none that we know. */
function methodsIn({ facts }: Problem): readonly VerificationMethod[] | null {
  const named = String(facts.methods ?? '').split(',');
  const known = METHOD_ORDER.filter((method) => named.includes(method));
  return known.length > 0 ? known : null;
}

/** Asks for the verification that is missing, over what one is doing. Says whether it was made. */
async function isVerified(problem: Problem, words: Words): Promise<boolean> {
  const said = problemWords(translatorOf(words), problem);
  try {
    return (await verifyDialog({ said, methods: methodsIn(problem), withoutAccount: false }, words)) === 'proven';
  } catch {
    // Its words could not be loaded; the page does the same.
    location.assign(verifyPath(words.locale, location.pathname));
    return false;
  }
}

/** Refusals that a verification mends; another age or another place it does not give anybody. */
const MENDED: readonly string[] = ['verification.required', 'verification.expired'];

/**
 * Goes on with what was refused for want of a verification: asks for it, does it again, and so on where several are
 * needed. The last refusal where none is made.
 */
export async function goOn<T>(refused: Result<T>, words: Words, act: () => Promise<Result<T>>): Promise<Result<T>> {
  let result = refused;
  while (!result.ok && MENDED.includes(result.problem.code)) {
    if (!(await isVerified(result.problem, words))) return result;
    result = await act();
  }
  return result;
}

/**
 * Asks somebody whom nobody knows to verify and vote at once, without an account. Gives who will vote; `sign-in` where they
 * would rather do that, `null` when the window was closed.
 */
export async function verifyAndVote(
  reason: string,
  methods: readonly VerificationMethod[],
  words: Words,
): Promise<Me | 'sign-in' | null> {
  const outcome = await verifyDialog({ said: reason, methods, withoutAccount: true }, words);
  return outcome === 'proven' ? readSession() : outcome;
}
