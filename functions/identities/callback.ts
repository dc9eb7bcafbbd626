import { identities } from '../../shared/identities/contract.ts';
import { isLevelEnough, PENDING_SECONDS, type Person, personOf, TRIP_SECONDS } from '../../shared/identities/rules.ts';
import type { SignInService } from '../../shared/identities/service.ts';
import type { Device } from '../../shared/platform/device.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { patch, put, remove } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { handle, Redirect } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { resolveActor, sessionInPlace } from '../platform/session.ts';
import { sha256 } from '../platform/signing.ts';
import { organization } from '../spaces/directory.ts';
import { endOfTrip, newPending, serviceCookie, type Trip, tripOf } from './cookies.ts';
import { Identities, PendingIdentities, UsedTrips } from './entities.ts';
import { identitySession } from './identity-session.ts';
import { landing, orLanding } from './landing.ts';
import { countTrip } from './limits.ts';
import { callbackOf, exchanged } from './provider.ts';
import { enabledService } from './services-list.ts';
import type { AccountsSlot } from './slots.ts';

type Identity = ItemOf<typeof Identities>;

/** Stands for a person at a service. */
const subjectOf = ({ issuer }: SignInService, { subject }: Person) => sha256(JSON.stringify([issuer, subject]));

/** Each way counts once: of two answers with the same cookie, the second is refused before the service is asked. */
const useUp = ({ db, now }: Services, { id }: Trip) =>
  db.write(
    put(UsedTrips, { id, expiresAt: addSeconds(now(), TRIP_SECONDS) }, { when: 'absent', otherwise: 'identity.used' }),
  );

/** The account that is linked; a link with an account that was deleted goes, and counts as none. */
async function linked(services: Services, serviceId: string, subject: string): Promise<Identity | undefined> {
  const { db } = services;
  const identity = await db.get(Identities, { serviceId, subject });
  if (identity === undefined) return undefined;
  const { participantId } = identity;
  const participant = await db.get(Participants, { id: participantId });
  if (participant !== undefined && participant.deletedAt === null) return identity;
  const when = [{ attribute: 'participantId', op: '=', value: participantId }] as const;
  await db.write(remove(Identities, identity, { when, otherwise: 'unchanged' }));
  return undefined;
}

/** The request: its cookies may hold a session that the new one takes the place of. */
interface From {
  readonly cookies: readonly string[];
  readonly device: Device | null;
}

interface Arrival extends From {
  readonly trip: Trip;
  readonly person: Person;
  readonly subject: string;
  readonly idToken: string;
}

/** Opens a session of the linked account. Somebody who has not completed the first sign-in goes on with it. */
async function enter(services: Services, { participantId }: Identity, arrival: Arrival): Promise<Redirect> {
  const { trip, person, subject, idToken } = arrival;
  const { serviceId, locale, returnTo } = trip;
  const { level } = person;
  const { db, now } = services;
  const session = await sessionInPlace(services, participantId, arrival);
  const when = [{ attribute: 'participantId', op: '=', value: participantId }] as const;
  await db.transact(
    ...session.writes,
    identitySession(services, { sessionId: session.id, participantId }, { serviceId, level, idToken }),
    patch(Identities, { serviceId, subject }, { level, usedAt: now() }, { when, otherwise: 'identity.answer-invalid' }),
  );
  const { displayName } = await db.require(Participants, { id: participantId }, 'identity.answer-invalid');
  const path = displayName === null ? `/${locale}/sign-in/?${new URLSearchParams({ returnTo })}` : returnTo;
  return new Redirect(path, [...session.cookies, serviceCookie(services), endOfTrip(services)]);
}

/** Keeps what the service said until its reader has said which account is theirs: nothing is linked silently. */
async function choose(services: Services, { trip, person, subject, idToken }: Arrival): Promise<Redirect> {
  const { serviceId, returnTo } = trip;
  const { email, isEmailVerified, level } = person;
  const pending = newPending(services);
  const expiresAt = addSeconds(services.now(), PENDING_SECONDS);
  const item = { hash: pending.hash, serviceId, subject, email, isEmailVerified, level, idToken, returnTo, expiresAt };
  await services.db.write(put(PendingIdentities, item, { when: 'absent' }));
  return new Redirect(landing(trip), [pending.cookie, endOfTrip(services)]);
}

type Query = Readonly<Record<string, string | undefined>>;

/** The answer as the service sent it: what its checks are made on. */
function answerUrl(services: Services, { serviceId }: Trip, query: Query): URL {
  const url = new URL(callbackOf(services, serviceId));
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  return url;
}

/** Whether the account that is signed in on this device is the one that is linked. */
async function isOwn(services: Services, { participantId }: Identity, cookies: readonly string[]): Promise<boolean> {
  const nobody = { kind: 'anonymous' } as const;
  const actor = await resolveActor(services, { cookies, authorization: undefined }).catch((error: unknown) => {
    if (error instanceof Problem) return nobody;
    throw error;
  });
  return actor.kind === 'participant' && actor.participantId === participantId;
}

async function arrive(services: Services, trip: Trip, query: Query, from: From): Promise<Redirect> {
  const service = await enabledService(services, trip.serviceId);
  await useUp(services, trip);
  const answer = await exchanged(services, service, trip, answerUrl(services, trip, query));
  const person = personOf(answer.idToken, answer.userInfo);
  if (!isLevelEnough(service.acr, person.level)) throw new Problem('identity.level-too-low');
  const arrival = { trip, person, subject: subjectOf(service, person), idToken: answer.idTokenText, ...from };
  const identity = await linked(services, service.id, arrival.subject);
  if (identity === undefined) return choose(services, arrival);
  if (trip.isLinking && !(await isOwn(services, identity, from.cookies))) throw new Problem('identity.taken');
  return enter(services, identity, arrival);
}

/**
 * Takes the answer of a service. It counts in the browser that the sign-in began in, once, and for ten minutes; then it
 * is checked whole. Whoever is linked with an account has a session; others say which account is theirs.
 */
export const endTrip = ({ networkOf }: AccountsSlot) =>
  handle(identities.callback, async ({ params: { serviceId }, query, sourceIp, cookies, device }, services) => {
    let about: Pick<Trip, 'locale' | 'serviceId'> & { readonly returnTo?: string } = {
      locale: (await organization(services)).defaultLocale,
      serviceId,
    };
    return orLanding(
      services,
      () => about,
      [endOfTrip(services)],
      async () => {
        await countTrip(services, networkOf(sourceIp));
        const trip = await tripOf(services, cookies);
        about = trip;
        // Not used up: the answer is not to this question, whose own may still come.
        if (trip.serviceId !== serviceId || trip.state !== query.state) throw new Problem('identity.other-browser');
        return arrive(services, trip, query, { cookies, device });
      },
    );
  });
