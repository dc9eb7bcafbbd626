/** Which calls of the API are written into the audit log: derived from policies, so that no route can be forgotten. */
import type { AnyRoute } from './contract.ts';
import { ParticipantId, SessionId } from './ids.ts';
import { type Actor, decide, isAssisted, type Policy } from './policy.ts';
import type { ProblemCode } from './problem.ts';

/** Somebody with an account and no role of any kind. */
const CITIZEN: Actor = {
  kind: 'participant',
  participantId: ParticipantId.parse('ptp_00000000000000000000000000'),
  sessionId: SessionId.parse('ses_00000000000000000000000000'),
  role: 'participant',
  grants: [],
  hasSecondFactor: true,
  isRegistered: true,
};

/** Whether an action is for staff or the operator alone: everybody with an account and no role is refused. */
export const isForStaff = (policies: readonly Policy[], { access }: Pick<AnyRoute, 'access'>): boolean =>
  access !== 'public' && access !== 'anyone' && !decide(policies, access, CITIZEN, 'organization').allowed;

/**
 * Refusals that are recorded whoever was refused, by operation: answers of a sign-in service that somebody has forged, kept
 * too long or used twice, and a person whom another account has verified as already. They tell of an attack, or of a dispute
 * that somebody will have to settle.
 */
export const TELLING_REFUSALS: Readonly<Record<string, readonly ProblemCode[]>> = {
  'identities.callback': [
    'identity.other-browser',
    'identity.expired',
    'identity.used',
    'identity.answer-invalid',
    'identity.level-too-low',
    'identity.taken',
  ],
  'verifications.verify': ['verification.claimed'],
  'verifications.verifyWithoutAccount': ['verification.claimed'],
};

/** Whether a refusal is recorded for what it is, whoever was refused. */
export const isTelling = ({ operation }: Pick<AnyRoute, 'operation'>, code: ProblemCode): boolean =>
  TELLING_REFUSALS[operation]?.includes(code) === true;

const isStaff = (actor: Actor): boolean =>
  actor.kind === 'operator' ||
  (actor.kind === 'participant' && (actor.role !== 'participant' || actor.grants.length > 0));

/** Whether an agent acts for somebody who is present. */
export const isAssisting = (actor: Actor): boolean => actor.kind === 'participant' && actor.assistance !== undefined;

/** Whether a call of an agent who acts for somebody is recorded: every change is. */
const isEntered = ({ access, method }: Pick<AnyRoute, 'access' | 'method'>, actor: Actor): boolean =>
  isAssisting(actor) && method !== 'GET' && (isAssisted(access) || access.startsWith('assistance.'));

/**
 * How a call is recorded: `before` its action, with the outcome to come; `after` it and before its answer, since what is
 * not answered has been read by nobody; or not at all. Refusals of staff actions are recorded whatever this says.
 */
export function recordingOf(
  policies: readonly Policy[],
  route: Pick<AnyRoute, 'access' | 'method' | 'reads' | 'alsoForStaff'>,
  actor: Actor,
): 'before' | 'after' | 'never' {
  const isWatched = isForStaff(policies, route) || (route.alsoForStaff === true && isStaff(actor));
  if (isEntered(route, actor)) return 'before';
  if (!isWatched) return 'never';
  if (route.method !== 'GET') return 'before';
  return route.reads === 'personal-data' ? 'after' : 'never';
}
