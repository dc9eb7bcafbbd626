/** The choice of an account by somebody who comes from a service for the first time. */
import { identities } from '../../shared/identities/contract.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { check, put, remove, type Write } from '../platform/db/write.ts';
import { Participants } from '../platform/entities.ts';
import { handle, Reply } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import type { Services } from '../platform/services.ts';
import { sessionInPlace } from '../platform/session.ts';
import { organization } from '../spaces/directory.ts';
import { endOfPending, pendingHash, serviceCookie } from './cookies.ts';
import { Identities, PendingIdentities } from './entities.ts';
import { identitySession } from './identity-session.ts';
import { serviceMail } from './service-mail.ts';
import { enabledService, shownService } from './services-list.ts';
import type { AccountsSlot } from './slots.ts';

type PendingIdentity = ItemOf<typeof PendingIdentities>;

/** @throws Problem `identity.pending-over` without one, or once it is too late */
async function pendingOf(services: Services, cookies: readonly string[]): Promise<PendingIdentity> {
  const hash = pendingHash(services, cookies);
  const pending = await services.db.require(PendingIdentities, { hash }, 'identity.pending-over');
  if (pending.expiresAt <= services.now()) throw new Problem('identity.pending-over');
  return pending;
}

/** Links, on condition that the choice was not made before and that nobody else's account is linked. */
const linking = (
  { now }: Services,
  { hash, serviceId, subject, level }: PendingIdentity,
  participantId: ParticipantId,
): Write[] => [
  remove(PendingIdentities, { hash }, { when: 'present', otherwise: 'identity.pending-over' }),
  put(
    Identities,
    { serviceId, subject, participantId, level, linkedAt: now(), usedAt: now() },
    { when: 'absent', otherwise: 'identity.taken' },
  ),
];

/**
 * Who comes from a service. Whether an account has the address is told for one that the service has verified: whoever
 * asks has shown there that it is theirs.
 */
export const readPending = ({ accountWith }: AccountsSlot) =>
  handle(identities.readPending, async ({ query: { locale }, cookies }, services) => {
    const pending = await pendingOf(services, cookies);
    const { email, isEmailVerified, returnTo, serviceId } = pending;
    const [service, { defaultLocale }] = await Promise.all([
      enabledService(services, serviceId),
      organization(services),
    ]);
    const account = isEmailVerified && email !== null ? await accountWith(services, email) : undefined;
    return {
      service: shownService(service, locale, defaultLocale),
      email,
      isEmailVerified,
      hasAccount: isEmailVerified ? account !== undefined : null,
      returnTo,
    };
  });

/**
 * Makes an account with the address that the service has verified, links it and opens a session; name and charter follow
 * as after the first code by mail.
 *
 * @throws Problem `identity.email-unverified`, `identity.account-exists`, `identity.pending-over`, `identity.taken`
 */
export const createAccount = ({ newAccount }: AccountsSlot) =>
  handle(identities.createAccount, async (request, services) => {
    const { locale } = request.body;
    const pending = await pendingOf(services, request.cookies);
    const { email, isEmailVerified } = pending;
    if (email === null || !isEmailVerified) throw new Problem('identity.email-unverified');
    const { participant, writes } = newAccount(services, email, locale);
    const session = await sessionInPlace(services, participant.id, request);
    const owner = { sessionId: session.id, participantId: participant.id };
    await services.db.transact(
      ...writes,
      ...linking(services, pending, participant.id),
      ...session.writes,
      identitySession(services, owner, pending),
    );
    const cookiesToSet = [...session.cookies, serviceCookie(services), endOfPending(services)];
    return new Reply({ returnTo: pending.returnTo }, cookiesToSet);
  });

/**
 * Links the account of this session: a press of its owner, who has shown the account by a code or by the session.
 *
 * @throws Problem `identity.pending-over`, `identity.taken`
 */
export const linkIdentity = handle(identities.link, async ({ actor, cookies }, services) => {
  if (actor.kind !== 'participant') throw new Problem('session.required');
  const { participantId, sessionId } = actor;
  const pending = await pendingOf(services, cookies);
  const told = await serviceMail(services, participantId, pending.serviceId, 'service-linked');
  await services.db.transact(
    ...linking(services, pending, participantId),
    told,
    // Not of an account that is being deleted at this moment.
    check(
      Participants,
      { id: participantId },
      { when: [{ attribute: 'email', op: '<>', value: '' }], otherwise: 'session.invalid' },
    ),
    identitySession(services, { sessionId, participantId }, pending),
  );
  return new Reply({ returnTo: pending.returnTo }, [serviceCookie(services), endOfPending(services)]);
});

/** Forgets what a service has told. */
export const forgetPending = handle(identities.forgetPending, async ({ cookies }, services) => {
  await services.db.write(remove(PendingIdentities, { hash: pendingHash(services, cookies) }));
  return new Reply(undefined, [endOfPending(services)]);
});
