import { jwtVerify, SignJWT } from 'jose';
import { SessionId } from '../../shared/platform/ids.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { addSeconds, toMilliseconds } from '../../shared/platform/time.ts';
import type { ItemOf } from './db/entity.ts';
import { put } from './db/write.ts';
import { Participants, Sessions } from './entities.ts';
import { Problem } from './problem.ts';
import type { Services } from './services.ts';
import { equalInConstantTime } from './signing.ts';

/** Seconds that a session lasts without "sign out". */
export const SESSION_SECONDS = 30 * 24 * 3600;
export const SESSION_COOKIE = 'parvis_session';
/** Tells scripts that asking who is signed in is worth a request; proves nothing. */
const HINT_COOKIE = 'parvis_signed_in';

type Participant = ItemOf<typeof Participants>;
const key = async ({ secrets }: Pick<Services, 'secrets'>) => new TextEncoder().encode(await secrets.get('session'));
const cookie = (services: Pick<Services, 'config'>, text: string) =>
  `${text}; Path=/; SameSite=Lax${services.config.stage === 'local' ? '' : '; Secure'}`;

/** Opens a session; gives the cookies to set. */
export async function openSession(services: Services, participant: Participant): Promise<string[]> {
  const createdAt = services.now();
  const session = {
    id: services.newId('session'),
    participantId: participant.id,
    createdAt,
    expiresAt: addSeconds(createdAt, SESSION_SECONDS),
  };
  await services.db.write(put(Sessions, session, { when: 'absent' }));
  const token = await new SignJWT({ sid: session.id })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt(Math.floor(toMilliseconds(createdAt) / 1000))
    .setExpirationTime(Math.floor(toMilliseconds(session.expiresAt) / 1000))
    .sign(await key(services));
  return [
    cookie(services, `${SESSION_COOKIE}=${token}; HttpOnly; Max-Age=${SESSION_SECONDS}`),
    cookie(services, `${HINT_COOKIE}=1; Max-Age=${SESSION_SECONDS}`),
  ];
}

/** Cookies that end a session on the device. */
export const closingCookies = (services: Pick<Services, 'config'>): string[] => [
  cookie(services, `${SESSION_COOKIE}=; HttpOnly; Max-Age=0`),
  cookie(services, `${HINT_COOKIE}=; Max-Age=0`),
];

async function sessionIdOf(services: Services, token: string): Promise<SessionId> {
  try {
    const { payload } = await jwtVerify(token, await key(services), {
      algorithms: ['HS256'],
      currentDate: new Date(services.now()),
    });
    return SessionId.parse(payload.sid);
  } catch {
    throw new Problem('session.invalid');
  }
}

/** @throws Problem `session.invalid` for a forged, expired or ended session. */
async function participantActor(services: Services, token: string): Promise<Actor> {
  const sessionId = await sessionIdOf(services, token);
  const session = await services.db.get(Sessions, { id: sessionId });
  if (session === undefined || session.expiresAt <= services.now()) throw new Problem('session.invalid');
  const participant = await services.db.get(Participants, { id: session.participantId });
  const isOver =
    participant === undefined || participant.deletedAt !== null || session.createdAt < participant.sessionsFrom;
  if (isOver) throw new Problem('session.invalid');
  return {
    kind: 'participant',
    participantId: participant.id,
    sessionId,
    role: participant.role,
    isRegistered: participant.displayName !== null && participant.charterAcceptedAt !== null,
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
    if (!equalInConstantTime(bearer, await services.secrets.get('operator'))) throw new Problem('session.invalid');
    return { kind: 'operator' };
  }
  const token = request.cookies.find((text) => text.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1);
  return token ? participantActor(services, token) : { kind: 'anonymous' };
}
