/** What people see of their own linked services, and how they end with them. */
import { identities } from '../../shared/identities/contract.ts';
import { localize } from '../../shared/platform/locale.ts';
import { remove } from '../platform/db/write.ts';
import { Sessions } from '../platform/entities.ts';
import { handle, Reply, type RouteRequest } from '../platform/handle.ts';
import { Problem } from '../platform/problem.ts';
import { closingCookies } from '../platform/session.ts';
import { organization } from '../spaces/directory.ts';
import { endOfService } from './cookies.ts';
import { Identities, IdentitySessions } from './entities.ts';
import { identitiesOf } from './own-data.ts';
import { endSessionUrl } from './provider.ts';
import { serviceMail } from './service-mail.ts';
import { shownService, storedServices } from './services-list.ts';

function person({ actor }: Pick<RouteRequest<unknown>, 'actor'>) {
  if (actor.kind !== 'participant') throw new Problem('session.required');
  return actor;
}

/** Linked services, those that can be linked, and the way this session was opened. */
export const listIdentities = handle(identities.listIdentities, async (request, services) => {
  const { locale } = request.query;
  const { participantId, sessionId } = person(request);
  const [own, session, { items }, { defaultLocale }] = await Promise.all([
    identitiesOf(services, participantId),
    services.db.get(IdentitySessions, { sessionId }),
    storedServices(services),
    organization(services),
  ]);
  const nameOf = (id: string) => {
    const service = items.find((one) => one.id === id);
    return service === undefined ? id : localize(service.name, locale, defaultLocale).text;
  };
  return {
    items: own.map(({ serviceId, subject, level, linkedAt, usedAt }) => ({
      ...{ serviceId, subject, level, linkedAt, usedAt },
      name: nameOf(serviceId),
    })),
    services: items.filter(({ isEnabled }) => isEnabled).map((one) => shownService(one, locale, defaultLocale)),
    session: session ? { serviceId: session.serviceId, name: nameOf(session.serviceId), level: session.level } : null,
  };
});

/** Unlinks a service. Somebody else's link is left as it is, and nobody is told that there is one. */
export const unlinkIdentity = handle(identities.unlink, async (request, services) => {
  const { participantId } = person(request);
  const when = [{ attribute: 'participantId', op: '=', value: participantId }] as const;
  await services.db.transact(
    remove(Identities, request.params, { when, otherwise: 'unchanged' }),
    await serviceMail(services, participantId, request.params.serviceId, 'service-unlinked'),
  );
  return undefined;
});

/** Ends the session here, whatever the service says; gives the address at which its own session ends. */
export const signOutOfService = handle(identities.signOut, async (request, services) => {
  const { sessionId } = person(request);
  const { db } = services;
  const session = await db.get(IdentitySessions, { sessionId });
  await db.transact(remove(Sessions, { id: sessionId }), remove(IdentitySessions, { sessionId }));
  const service = session && (await storedServices(services)).items.find(({ id }) => id === session.serviceId);
  const url = service === undefined ? null : await endSessionUrl(services, service, session?.idToken ?? '');
  return new Reply({ url }, [...closingCookies(services), endOfService(services)]);
});
