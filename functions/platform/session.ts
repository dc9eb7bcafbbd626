import { jwtVerify, SignJWT } from 'jose';
import type { Device } from '../../shared/platform/device.ts';
import { type ParticipantId, SessionId } from '../../shared/platform/ids.ts';
import { type Actor, spacesOf } from '../../shared/platform/policy.ts';
import { type Grant, holds } from '../../shared/platform/roles.ts';
import { addSeconds, type Instant, toMilliseconds } from '../../shared/platform/time.ts';
import type { ItemOf } from './db/entity.ts';
import { put, remove, type Write } from './db/write.ts';
import { Participants, RoleGrants, Sessions } from './entities.ts';
import { Problem } from './problem.ts';
import { firstAccepted } from './secrets.ts';
import type { Services } from './services.ts';
import { equalInConstantTime } from './signing.ts';

/** Seconds that a session lasts without "sign out". */
export const SESSION_SECONDS = 30 * 24 * 3600;
export const SESSION_COOKIE = 'parvis_session';
/** Tells scripts that asking who is signed in is worth a request; proves nothing. */
const HINT_COOKIE = 'parvis_signed_in';
/** Browsers take such a cookie from this very host alone, over TLS and for all of it: no neighbor can plant one. */
const HOST_PREFIX = '__Host-';

type Participant = ItemOf<typeof Participants>;
type Person = Extract<Actor, { kind: 'participant' }>;
const key = (secret: string) => new TextEncoder().encode(secret);
/** Without TLS, as on a developer's machine, no browser takes a cookie with the prefix. */
const nameOf = ({ config }: Pick<Services, 'config'>, name: string) =>
  config.stage === 'local' ? name : `${HOST_PREFIX}${name}`;
const cookie = (services: Pick<Services, 'config'>, name: string, rest: string) =>
  `${nameOf(services, name)}=${rest}; Path=/; SameSite=Lax${services.config.stage === 'local' ? '' : '; Secure'}`;

interface NewSession {
  readonly id: SessionId;
  readonly write: Write;
  readonly cookies: readonly string[];
  readonly expiresAt: Instant;
}

/**
 * A new session: the write that keeps it, and the cookies to set.
 *
 * @param seconds that it lasts
 * @param secondFactorAt when the person showed a second factor; a session that gains one is a new session
 * @param device what it is opened on
 */
export async function newSession(
  services: Pick<Services, 'now' | 'newId' | 'secrets' | 'config'>,
  participantId: ParticipantId,
  secondFactorAt: Instant | null = null,
  seconds = SESSION_SECONDS,
  device: Device | null = null,
): Promise<NewSession> {
  const createdAt = services.now();
  const session = {
    id: services.newId('session'),
    participantId,
    createdAt,
    secondFactorAt,
    device,
    expiresAt: addSeconds(createdAt, seconds),
  };
  const token = await new SignJWT({ sid: session.id })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(Math.floor(toMilliseconds(createdAt) / 1000))
    .setExpirationTime(Math.floor(toMilliseconds(session.expiresAt) / 1000))
    .sign(key(await services.secrets.get('session')));
  const cookies = [
    cookie(services, SESSION_COOKIE, `${token}; HttpOnly; Max-Age=${seconds}`),
    cookie(services, HINT_COOKIE, `1; Max-Age=${seconds}`),
  ];
  const write = put(Sessions, session, { when: 'absent' });
  return { id: session.id, write, cookies, expiresAt: session.expiresAt };
}

/** Opens a session; gives the cookies to set. */
export async function openSession(
  services: Services,
  { id }: Pick<Participant, 'id'>,
  secondFactorAt: Instant | null = null,
): Promise<readonly string[]> {
  const { write, cookies } = await newSession(services, id, secondFactorAt);
  await services.db.write(write);
  return cookies;
}

/** Cookies that end a session on the device. */
export const closingCookies = (services: Pick<Services, 'config'>): string[] => [
  cookie(services, SESSION_COOKIE, '; HttpOnly; Max-Age=0'),
  cookie(services, HINT_COOKIE, '; Max-Age=0'),
];

/** The session that a token names, if one of our secrets signed it and its time is not over. */
const sessionIdOf = ({ secrets, now }: Services, token: string): Promise<SessionId | undefined> =>
  firstAccepted(secrets, 'session', async (secret) => {
    const options = { algorithms: ['HS256'], currentDate: new Date(now()) };
    const verified = await jwtVerify(token, key(secret), options).catch(() => undefined);
    return SessionId.safeParse(verified?.payload.sid).data;
  });

const tokenIn = (services: Services, cookies: readonly string[]): string | undefined => {
  const start = `${nameOf(services, SESSION_COOKIE)}=`;
  return cookies.find((text) => text.startsWith(start))?.slice(start.length);
};

/** Session of the cookies of a request, whether or not it still holds; `undefined` where there is none of ours. */
async function presentedSession(services: Services, cookies: readonly string[]): Promise<SessionId | undefined> {
  const token = tokenIn(services, cookies);
  return token ? sessionIdOf(services, token) : undefined;
}

/** Who took part without an account on a device until now; `undefined`: nobody, or a session that is over. */
export async function guestOn(services: Services, cookies: readonly string[]): Promise<ParticipantId | undefined> {
  const id = await presentedSession(services, cookies);
  const session = id && (await services.db.get(Sessions, { id }));
  if (session === undefined || session.expiresAt <= services.now()) return undefined;
  const participant = await services.db.get(Participants, { id: session.participantId });
  return participant?.isGuest ? participant.id : undefined;
}

/**
 * A new session in place of the one that the device had, whoever's it was: nobody goes on under a session from before a
 * sign-in. Its writes belong into one transaction.
 *
 * @param from the request, with its cookies and the device that it came from
 * @param seconds that it lasts
 */
export async function sessionInPlace(
  services: Services,
  participantId: ParticipantId,
  from: { readonly cookies: readonly string[]; readonly device: Device | null },
  seconds = SESSION_SECONDS,
) {
  const { write, ...opened } = await newSession(services, participantId, null, seconds, from.device);
  const former = await presentedSession(services, from.cookies);
  return { ...opened, writes: former === undefined ? [write] : [write, remove(Sessions, { id: former })] };
}

/** Roles in processes that somebody has now: what has ended is left out, whether or not the table has dropped it. */
export async function grantsOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  { id, hasGrants }: Pick<Participant, 'id' | 'hasGrants'>,
): Promise<Grant[]> {
  if (!hasGrants) return [];
  const at = now();
  const all = await db.all(RoleGrants, {}, { startsWith: `${id}#` });
  return all.filter((grant) => holds(grant, at)).map(({ role, spaceId }) => ({ role, spaceId }));
}

/** A block that holds at `now`; at its end it is over. */
function blockOf({ block }: Participant, now: Instant): Pick<Extract<Actor, { kind: 'participant' }>, 'block'> {
  if (block === null || (block.until !== null && block.until <= now)) return {};
  return { block: { reason: block.reason, until: block.until } };
}

/** @throws Problem `session.invalid` for a forged, expired or ended session. */
async function participantActor(services: Services, token: string): Promise<Actor> {
  const sessionId = await sessionIdOf(services, token);
  if (sessionId === undefined) throw new Problem('session.invalid');
  const session = await services.db.get(Sessions, { id: sessionId });
  if (session === undefined || session.expiresAt <= services.now()) throw new Problem('session.invalid');
  const participant = await services.db.get(Participants, { id: session.participantId });
  const isOver =
    participant === undefined || participant.deletedAt !== null || session.createdAt < participant.sessionsFrom;
  if (isOver) throw new Problem('session.invalid');
  const actor: Person = {
    kind: 'participant',
    participantId: participant.id,
    sessionId,
    role: participant.role,
    grants: await grantsOf(services, participant),
    hasSecondFactor: session.secondFactorAt !== null,
    isRegistered: participant.charterAcceptedAt !== null && (participant.displayName !== null || participant.isGuest),
    isGuest: participant.isGuest,
    ...blockOf(participant, services.now()),
  };
  return session.assistance === undefined ? actor : assistedActor(services, actor, session.assistance);
}

/**
 * The person for whom an agent enters something: with no role, so that the agent's powers are void, and only where the
 * agent has theirs at this moment.
 *
 * @throws Problem `session.invalid` when the person is gone
 */
async function assistedActor(
  services: Services,
  agent: Person,
  { id, participantId, beganAt, endsAt }: NonNullable<ItemOf<typeof Sessions>['assistance']>,
): Promise<Actor> {
  const person = await services.db.get(Participants, { id: participantId });
  if (person === undefined || person.deletedAt !== null) throw new Problem('session.invalid');
  const now = services.now();
  const spaces = spacesOf(agent, 'agent');
  const isAgent = agent.hasSecondFactor && agent.block === undefined && (spaces === 'every' || spaces.size > 0);
  return {
    kind: 'participant',
    participantId,
    sessionId: agent.sessionId,
    role: 'participant',
    grants: [],
    hasSecondFactor: false,
    // The agent has noted the person's consent.
    isRegistered: true,
    ...blockOf(person, now),
    assistance: { id, agentId: agent.participantId, spaces, beganAt, endsAt, isOver: now >= endsAt || !isAgent },
  };
}

/**
 * Finds out who asks, from the operator's token or the session cookie.
 *
 * @throws Problem `session.invalid` when either is there and does not hold.
 */
export async function resolveActor(
  services: Services,
  request: { readonly cookies: readonly string[]; readonly authorization: string | undefined },
): Promise<Actor> {
  const bearer = request.authorization?.match(/^Bearer (.+)$/i)?.[1];
  if (bearer !== undefined) {
    const isOperator = (secret: string) => equalInConstantTime(bearer, secret) || undefined;
    if (!(await firstAccepted(services.secrets, 'operator', isOperator))) throw new Problem('session.invalid');
    return { kind: 'operator' };
  }
  const token = tokenIn(services, request.cookies);
  return token ? participantActor(services, token) : { kind: 'anonymous' };
}
