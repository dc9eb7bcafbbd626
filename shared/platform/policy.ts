import { allowed, type Decision, denied } from './decision.ts';
import type { ParticipantId, SessionId } from './ids.ts';
import type { ProblemCode } from './problem.ts';

export const ROLES = ['participant', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks: nobody known, a person with a session, or a command with the operator's token. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'participant';
      readonly participantId: ParticipantId;
      readonly sessionId: SessionId;
      readonly role: Role;
      /** Has given a name and consented to the charter. */
      readonly isRegistered: boolean;
    }
  | { readonly kind: 'operator' };

/** Answers "who may": `rules.ts` of a feature answers "now, and how many". */
export type Guard = (actor: Actor) => Decision<ProblemCode>;

/** Actions by full name (`proposal.vote`), each with the guards that must all allow it. */
export type Policy = Readonly<Record<string, readonly Guard[]>>;

/** Declares the actions of one noun; an action that no policy names is denied. */
export function definePolicy<const A extends Record<string, readonly Guard[]>>(noun: string, actions: A): Policy {
  return Object.fromEntries(Object.entries(actions).map(([action, guards]) => [`${noun}.${action}`, guards]));
}

/** First denial wins and is returned with its reason. */
export function decide(policies: readonly Policy[], action: string, actor: Actor): Decision<ProblemCode> {
  const guards = policies.find((policy) => Object.hasOwn(policy, action))?.[action];
  if (!guards) return denied('access.denied', { action });
  for (const guard of guards) {
    const decision = guard(actor);
    if (!decision.allowed) return decision;
  }
  return allowed;
}

/** Somebody with a session. */
export const signedIn: Guard = (actor) => (actor.kind === 'anonymous' ? denied('session.required') : allowed);

/** Somebody with a session who has given a name and consented to the charter; operators pass. */
export const registered: Guard = (actor) =>
  actor.kind === 'participant' && !actor.isRegistered ? denied('participant.profile-incomplete') : allowed;

/** A person, not a command: votes and signatures are acts of people. */
export const aPerson: Guard = (actor) => (actor.kind === 'participant' ? allowed : denied('session.required'));

/** One of the roles; the operator's token stands for an administrator. */
export const hasRole =
  (...roles: readonly Role[]): Guard =>
  (actor) => {
    if (actor.kind === 'anonymous') return denied('session.required');
    const role = actor.kind === 'operator' ? 'administrator' : actor.role;
    return roles.includes(role) ? allowed : denied('access.denied');
  };
