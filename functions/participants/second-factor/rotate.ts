import type { Device } from '../../../shared/platform/device.ts';
import { remove, type Write } from '../../platform/db/write.ts';
import { Sessions } from '../../platform/entities.ts';
import type { Services } from '../../platform/services.ts';
import { newSession, SESSION_SECONDS } from '../../platform/session.ts';
import type { Person } from '../me.ts';

/** A new session with the second factor in place of the one of the request, which is void from then on. */
export async function rotate(
  services: Services,
  { participantId, sessionId }: Person,
  device: Device | null,
): Promise<{ readonly write: readonly Write[]; readonly cookies: readonly string[] }> {
  const { write, cookies } = await newSession(services, participantId, services.now(), SESSION_SECONDS, device);
  const gone = remove(Sessions, { id: sessionId }, { when: 'present', otherwise: 'session.invalid' });
  return { write: [write, gone], cookies };
}
