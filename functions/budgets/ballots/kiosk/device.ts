/** The tablet itself: a cookie out of reach of scripts, for one budget, that casts ballots of paper and nothing else. */
import { randomBytes } from 'node:crypto';
import { KIOSK_HOURS } from '../../../../shared/budgets/kiosk-routes.ts';
import { type ComponentId, KioskId } from '../../../../shared/platform/ids.ts';
import type { ItemOf } from '../../../platform/db/entity.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Services } from '../../../platform/services.ts';
import { equalInConstantTime, sha256 } from '../../../platform/signing.ts';
import { Kiosks } from './entities.ts';

export type KioskItem = ItemOf<typeof Kiosks>;

export const KIOSK_SECONDS = KIOSK_HOURS * 3600;
const SECRET_BYTES = 32;

/** Sent to the routes of this budget alone, so it cannot have the prefix of cookies for all of the host. */
const nameOf = ({ config }: Pick<Services, 'config'>) =>
  config.stage === 'local' ? 'parvis_kiosk' : '__Secure-parvis_kiosk';

/** A new secret of a tablet, with what is kept of it. */
export function newSecret(): { readonly secret: string; readonly secretHash: string } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { secret, secretHash: sha256(secret) };
}

/** The cookie that makes a device the tablet. */
export const kioskCookie = (
  services: Pick<Services, 'config'>,
  { componentId, id }: KioskItem,
  secret: string,
): string =>
  `${nameOf(services)}=${id}.${secret}; Path=/api/budgets/${componentId}/; SameSite=Strict; HttpOnly; Max-Age=${KIOSK_SECONDS}${
    services.config.stage === 'local' ? '' : '; Secure'
  }`;

/** The tablet that sent a request, while it is open; `undefined`: the device is none, or no longer. */
export async function kioskOf(
  services: Pick<Services, 'config' | 'db' | 'now'>,
  componentId: ComponentId,
  cookies: readonly string[],
): Promise<KioskItem | undefined> {
  const start = `${nameOf(services)}=`;
  const value = cookies.find((text) => text.startsWith(start))?.slice(start.length) ?? '';
  const dot = value.indexOf('.');
  const id = KioskId.safeParse(value.slice(0, Math.max(0, dot)));
  if (!id.success) return undefined;
  const kiosk = await services.db.get(Kiosks, { componentId, id: id.data });
  if (kiosk === undefined || !equalInConstantTime(sha256(value.slice(dot + 1)), kiosk.secretHash)) return undefined;
  return kiosk.closedAt === null && services.now() < kiosk.endsAt ? kiosk : undefined;
}

/** The same for what only a tablet may do. @throws Problem 401 `budget.kiosk-over` */
export async function enforceKiosk(
  services: Pick<Services, 'config' | 'db' | 'now'>,
  componentId: ComponentId,
  cookies: readonly string[],
): Promise<KioskItem> {
  const kiosk = await kioskOf(services, componentId, cookies);
  if (kiosk === undefined) throw new Problem('budget.kiosk-over');
  return kiosk;
}
