import { allowed, type Decision, denied } from './decision.ts';
import type { AssistanceId, ParticipantId, SessionId, SpaceId } from './ids.ts';
import type { ProblemCode } from './problem.ts';
import type { Grant, Role, SpaceRole } from './roles.ts';

/** An agent's session in which they act as somebody who is present. */
export interface Assistance {
  readonly id: AssistanceId;
  readonly agentId: ParticipantId;
  /** Where the agent may enter anything: their processes as they are now. */
  readonly spaces: 'every' | ReadonlySet<SpaceId>;
  readonly beganAt: string;
  readonly endsAt: string;
  /** Its time is over, or the agent's role is: nothing can be done but end it. */
  readonly isOver: boolean;
}

/** Who asks: nobody known, a person with a session, or a command with the operator's token. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'participant';
      readonly participantId: ParticipantId;
      readonly sessionId: SessionId;
      readonly role: Role;
      /** Roles in processes that hold now. */
      readonly grants: readonly Grant[];
      /** This session has shown a second factor: without it nobody administers anything. */
      readonly hasSecondFactor: boolean;
      /** Has given a name and consented to the charter. */
      readonly isRegistered: boolean;
      /** Takes part without an account: may vote where a vote allows that, and nothing else. */
      readonly isGuest?: boolean;
      /** The account may read and not write; `until` null: for good. */
      readonly block?: { readonly reason: string; readonly until: string | null } | undefined;
      /** An agent enters for this person, who is present: the agent's own powers are void as long as it lasts. */
      readonly assistance?: Assistance | undefined;
    }
  | { readonly kind: 'operator' };

/**
 * Answers "who may": `rules.ts` of a feature answers "now, and how many".
 *
 * `place` is the space that the resource of the request lies in; `undefined` where it lies in none or cannot be told.
 * It is looked up for guards with `needsPlace` only.
 */
export interface Guard {
  (actor: Actor, place?: SpaceId): Decision<ProblemCode>;
  readonly needsPlace?: true;
  readonly admitsGuests?: true;
}

/** Actions by full name (`proposal.vote`), each with the guards that must all allow it. */
export type Policy = Readonly<Record<string, readonly Guard[]>>;

/** Declares the actions of one noun; an action that no policy names is denied. */
export function definePolicy<const A extends Record<string, readonly Guard[]>>(noun: string, actions: A): Policy {
  return Object.fromEntries(Object.entries(actions).map(([action, guards]) => [`${noun}.${action}`, guards]));
}

const guardsOf = (policies: readonly Policy[], action: string): readonly Guard[] | undefined =>
  policies.find((policy) => Object.hasOwn(policy, action))?.[action];

/** Whether a decision rests on where the resource lies: for people with a role in some spaces and no others. */
export const needsPlace = (policies: readonly Policy[], action: string, actor: Actor): boolean =>
  actor.kind === 'participant' &&
  actor.role !== 'administrator' &&
  actor.grants.length > 0 &&
  (guardsOf(policies, action) ?? []).some((guard) => guard.needsPlace === true);

const isGuest = (actor: Actor): boolean => actor.kind === 'participant' && actor.isGuest === true;

/** Lets people in who take part without an account: an action without it is denied to them, whatever else it asks for. */
export const guestsToo: Guard = Object.assign(() => allowed, { admitsGuests: true as const });

/** First denial wins and is returned with its reason. */
export function decide(
  policies: readonly Policy[],
  action: string,
  actor: Actor,
  place?: SpaceId,
): Decision<ProblemCode> {
  const guards = guardsOf(policies, action);
  if (!guards) return denied('access.denied', { action });
  if (isGuest(actor) && !guards.some(({ admitsGuests }) => admitsGuests)) return denied('access.needs-account');
  for (const guard of guards) {
    const decision = guard(actor, place);
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

/** Whether a role in a space is one in `place`. What belongs to the organization itself is its administrators' alone. */
export const covers = (grant: Grant, place: SpaceId | undefined): boolean =>
  place !== undefined && place !== 'organization' && (grant.spaceId === 'organization' || grant.spaceId === place);

const withSecondFactor = (actor: Extract<Actor, { kind: 'participant' }>): Decision<ProblemCode> =>
  actor.hasSecondFactor ? allowed : denied('access.needs-second-factor');

/** A decision for administrators and operators, who need no other role; `undefined` for everybody else with a session. */
function decisionFor(actor: Actor): Decision<ProblemCode> | undefined {
  if (actor.kind === 'anonymous') return denied('session.required');
  if (actor.kind === 'operator') return allowed;
  return actor.role === 'administrator' ? withSecondFactor(actor) : undefined;
}

/** An administrator of the whole platform, with the second factor; the operator's token stands for one. */
export const administrator: Guard = (actor) =>
  decisionFor(actor) ?? denied('access.needs-role', { role: 'administrator' });

/** Somebody with any role, whether or not this session has shown a second factor. */
export const hasOffice: Guard = (actor) => {
  if (actor.kind !== 'participant') return denied('session.required');
  const isStaff = actor.role === 'administrator' || actor.grants.length > 0;
  return isStaff ? allowed : denied('access.needs-role', { role: 'administrator' });
};

/** One of the roles in some process, with the second factor: what is then seen is the handler's to choose. */
export const staffSomewhere =
  (...roles: readonly [SpaceRole, ...SpaceRole[]]): Guard =>
  (actor) => {
    const decision = decisionFor(actor);
    if (decision !== undefined || actor.kind !== 'participant') return decision ?? denied('session.required');
    const isStaff = actor.grants.some(({ role }) => roles.includes(role));
    return isStaff ? withSecondFactor(actor) : denied('access.needs-role', { role: roles[0] });
  };

/** One of the roles in the process that the resource lies in, with the second factor. Administrators and operators pass. */
export function staffIn(...roles: readonly [SpaceRole, ...SpaceRole[]]): Guard {
  const guard = (actor: Actor, place?: SpaceId): Decision<ProblemCode> => {
    const decision = staffSomewhere(...roles)(actor);
    const isHeld = actor.kind === 'participant' && actor.role !== 'administrator';
    const held = isHeld ? actor.grants.filter(({ role }) => roles.includes(role)) : [];
    const [first] = held;
    if (first === undefined || held.some((grant) => covers(grant, place))) return decision;
    return place === 'organization'
      ? denied('access.needs-role', { role: 'administrator' })
      : denied('access.other-space', { role: first.role });
  };
  return Object.assign(guard, { needsPlace: true as const });
}

/** Roles that count in `place` for this request; administrators and operators have all of them and are not asked. */
export const isStaffIn = (actor: Actor, place: SpaceId, ...roles: readonly [SpaceRole, ...SpaceRole[]]): boolean =>
  staffIn(...roles)(actor, place).allowed;

/** Processes in which somebody has one of the roles: `every` for administrators, operators and roles in all of them. */
export function spacesOf(actor: Actor, ...roles: readonly [SpaceRole, ...SpaceRole[]]): 'every' | ReadonlySet<SpaceId> {
  if (actor.kind === 'anonymous') return new Set();
  if (actor.kind === 'operator' || actor.role === 'administrator') return 'every';
  const spaces = actor.grants.filter(({ role }) => roles.includes(role)).map(({ spaceId }) => spaceId);
  return spaces.includes('organization') ? 'every' : new Set(spaces);
}

/** Whether somebody whose account is blocked may use a route: to read, and to do what everybody must always be able to. */
export function mayWhileBlocked(
  actor: Actor,
  { method, whileBlocked = false }: { readonly method: string; readonly whileBlocked?: boolean },
): Decision<'participant.blocked'> {
  if (actor.kind !== 'participant' || actor.block === undefined || method === 'GET' || whileBlocked) return allowed;
  return denied('participant.blocked', { reason: actor.block.reason, until: actor.block.until });
}

/** What can be entered for somebody who is present: contributions and votes, by the normal screens. */
const ASSISTED: ReadonlySet<string> = new Set([
  'proposal.write',
  'proposal.vote',
  'budget.vote',
  'comment.write',
  'comment.vote',
  'attachment.write',
]);
/** What an assisted session needs besides: to show what the person has verified, and to end. */
const IN_ANY_CASE: ReadonlySet<string> = new Set(['verification.read', 'assistance.end']);

/** Whether an action is one that agents enter for others. */
export const isAssisted = (action: string): boolean => ASSISTED.has(action);

/**
 * Whether a route may be used while entering for somebody: contributions and votes in the agent's own processes, and
 * nothing of the person's account. After its end nothing but ending it.
 *
 * @param space where the resource lies; asked only for agents of some processes
 */
export async function mayWhileAssisting(
  actor: Actor,
  { access, method }: { readonly access: string; readonly method: string },
  space: () => Promise<SpaceId | undefined>,
): Promise<Decision<'assistance.over' | 'assistance.not-here'>> {
  if (actor.kind !== 'participant' || actor.assistance === undefined || access === 'assistance.end') return allowed;
  const { isOver, spaces } = actor.assistance;
  if (access === 'public' || (access === 'anyone' && method === 'GET')) return allowed;
  if (isOver) return denied('assistance.over');
  if (IN_ANY_CASE.has(access)) return allowed;
  if (!isAssisted(access)) return denied('assistance.not-here');
  if (spaces === 'every' || method === 'GET') return allowed;
  const place = await space();
  return place !== undefined && spaces.has(place) ? allowed : denied('assistance.not-here');
}
