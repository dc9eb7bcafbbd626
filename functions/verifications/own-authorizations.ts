import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { Authorization } from '../../shared/verifications/authorization.ts';
import type { OwnAuthorization } from '../../shared/verifications/own-routes.ts';
import { isRevoked, renewableFrom } from '../../shared/verifications/renewal.ts';
import { Authorizations } from '../platform/entities.ts';
import type { Services } from '../platform/services.ts';
import { revocations } from './claims.ts';
import { methodSettings } from './settings.ts';

/** Authorizations as the person they belong to sees them. */
export async function shownAuthorizations(
  services: Services,
  all: readonly Authorization[],
): Promise<OwnAuthorization[]> {
  const [settings, before] = await Promise.all([methodSettings(services), revocations(services)]);
  return all.map((one) => ({
    ...one,
    isRevoked: isRevoked(one, before[one.method] ?? null),
    renewableFrom: renewableFrom(one, settings[one.method]),
  }));
}

/** Those of a participant, expired ones and those taken back included. */
export const authorizationsOf = async (services: Services, participantId: ParticipantId) =>
  shownAuthorizations(services, await services.db.all(Authorizations, { participantId }));
