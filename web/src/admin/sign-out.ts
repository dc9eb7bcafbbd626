import { api } from '../platform/api.ts';
import type { Result } from '../platform/problem.ts';

/** Mark, without any secret, of a session that came from a sign-in service. */
const SERVICE = /(?:^|;\s*)(?:__Host-)?parvis_service=1(?:;|$)/;

/**
 * Ends the session here, and the one of the sign-in service that it came from.
 *
 * @returns the address at which the service ends its own; `null`: there is none
 */
export async function endSession(): Promise<Result<{ readonly url: string | null }>> {
  const service = SERVICE.test(document.cookie) ? await api.identities.signOut() : null;
  if (service?.ok) return service;
  const answer = await api.participants.signOut();
  // An ended session is what was asked for.
  return answer.ok || answer.problem.status === 401 ? { ok: true, data: { url: null } } : answer;
}
