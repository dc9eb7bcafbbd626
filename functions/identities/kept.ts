/** Lines of the data register for `entities.ts`, and for the list of services: docs/data-register.md. */
import { SignInServiceLists } from '../platform/entities.ts';
import { kept, type RegisterLine } from '../platform/register.ts';
import { Identities, IdentitySessions, PendingIdentities, UsedTrips } from './entities.ts';

export const identitiesKept: readonly RegisterLine[] = [
  kept(Identities, {
    keeps: 'Which sign-in service somebody has linked with the account',
    until: 'account',
    download: 'sign-in-services',
    removed: {
      serviceId: 'the service',
      subject: 'a hash of the number that the service gives the person',
      participantId: 'whose account it opens',
      level: 'how sure the service was at the last sign-in',
      linkedAt: 'since when',
      usedAt: 'the last sign-in',
    },
  }),
  kept(IdentitySessions, {
    keeps: 'Sessions that came from a sign-in service',
    until: 'expires',
    download: 'sign-in-services',
    removed: {
      participantId: 'whose session it is',
      sessionId: 'the session',
      serviceId: 'the service',
      level: 'how sure the service was',
      idToken: 'to end the session of the service when the person signs out',
    },
    others: ['expiresAt'],
  }),
  kept(PendingIdentities, {
    keeps: 'Who comes from a sign-in service and has not said yet which account is theirs',
    until: 'expires',
    stays: {
      serviceId: 'the service',
      subject: 'a hash of the number that the service gives the person; dropped by its timer',
      email: 'the address that the service has; dropped by its timer',
      isEmailVerified: 'whether the address needs a code',
      level: 'how sure the service was',
      idToken: 'to end the session of the service later',
      returnTo: 'where the person goes on to',
    },
    others: ['hash', 'expiresAt'],
  }),
  kept(SignInServiceLists, {
    keeps: 'Sign-in services, without their secrets',
    until: 'platform',
    others: ['items', 'version', 'updatedAt'],
  }),
  kept(UsedTrips, {
    keeps: 'That the answer of a sign-in service was used: each counts once',
    until: 'expires',
    others: ['id', 'expiresAt'],
  }),
];
