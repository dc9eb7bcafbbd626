import { api } from '../platform/island-api.ts';
import type { Problem } from '../platform/problem.ts';
import { setSession } from '../platform/session.ts';
import type { MethodFormProps } from './method-form.ts';
import { verificationsApi } from './verifications-api.ts';

/**
 * Verifies with a method that answers at once: for the account that is signed in, or without one, which opens a session
 * that every island of the page then knows of. Gives why it was refused, or `null`.
 */
export async function proveDirectly(
  { method, locale, withoutAccount }: Pick<MethodFormProps, 'method' | 'locale' | 'withoutAccount'>,
  given: Readonly<Record<string, unknown>>,
): Promise<Problem | null> {
  if (!withoutAccount) {
    const answer = await verificationsApi.verify({ body: { method, given } });
    return answer.ok ? null : answer.problem;
  }
  const answer = await verificationsApi.verifyWithoutAccount({
    body: { method, given, locale, charterAccepted: true },
  });
  if (!answer.ok) return answer.problem;
  const session = await api.participants.readSession();
  if (!session.ok) return session.problem;
  setSession(session.data.participant);
  return null;
}
