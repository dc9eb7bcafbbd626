import type { ParticipantId, SessionId } from '../../shared/platform/ids.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put, type Write } from '../platform/db/write.ts';
import type { Services } from '../platform/services.ts';
import { SESSION_SECONDS } from '../platform/session.ts';
import { IdentitySessions } from './entities.ts';

/** Notes that a session came from a service, for as long as it can last. */
export const identitySession = (
  { now }: Pick<Services, 'now'>,
  owner: { readonly sessionId: SessionId; readonly participantId: ParticipantId },
  { serviceId, level, idToken }: Pick<ItemOf<typeof IdentitySessions>, 'serviceId' | 'level' | 'idToken'>,
): Write =>
  put(IdentitySessions, { ...owner, serviceId, level, idToken, expiresAt: addSeconds(now(), SESSION_SECONDS) });
