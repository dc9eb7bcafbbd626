import { PreviewLinkId, type ProcessId } from '../../../shared/platform/ids.ts';
import { addSeconds, type Instant } from '../../../shared/platform/time.ts';
import type { PreviewLink } from '../../../shared/spaces/preview.ts';
import type { Process } from '../../../shared/spaces/process.ts';
import type { Db } from '../../platform/db/client.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { seen, seenAs } from '../../platform/db/seen-as.ts';
import type { Services } from '../../platform/services.ts';
import { equalInConstantTime, hmac, sha256 } from '../../platform/signing.ts';
import { Components, PreviewLinks, Processes } from '../entities.ts';

type StoredLink = ItemOf<typeof PreviewLinks>;

/** Hexadecimal digits of the signature: 160 bits. */
const SIGNATURE = 40;
const TOKEN = new RegExp(`^(pvl_[0-9A-Z]{26})-([0-9a-f]{${SIGNATURE}})$`);

/**
 * The token of a link: its id, signed. Only functions that hold the session secret can make it, and the table keeps no
 * more than its hash; so whoever shows previews needs no secret, and whoever reads the table gets no token.
 */
async function tokenOf(id: PreviewLinkId, { secrets }: Pick<Services, 'secrets'>): Promise<string> {
  return `${id}-${hmac(await secrets.get('session'), 'preview', id).slice(0, SIGNATURE)}`;
}

/** Path of a preview without the language. */
const pathOf = (token: string): string => `/preview/${token}/`;

/** A new link as it is stored. @param seconds that it lasts */
export async function newLink(
  link: Pick<StoredLink, 'id' | 'processId' | 'label' | 'isShared'>,
  seconds: number,
  services: Pick<Services, 'secrets' | 'now'>,
): Promise<StoredLink> {
  const createdAt = services.now();
  const hash = sha256(await tokenOf(link.id, services));
  return { ...link, hash, createdAt, expiresAt: addSeconds(createdAt, seconds) };
}

/** A link as administrators see it. */
export async function shownLink(link: StoredLink, services: Pick<Services, 'secrets'>): Promise<PreviewLink> {
  const { isShared: _, hash, ...shown } = link;
  const token = await tokenOf(link.id, services);
  return { ...shown, path: sha256(token) === hash ? pathOf(token) : null };
}

/** What a token shows: the process, and until when. */
export interface Preview {
  readonly process: Process;
  readonly expiresAt: Instant;
}

/** The preview that a token opens; `undefined` for one that is forged, revoked or over. */
export async function previewOf(
  token: string,
  { db, now }: Pick<Services, 'db' | 'now'>,
): Promise<Preview | undefined> {
  const id = PreviewLinkId.safeParse(TOKEN.exec(token)?.[1]);
  const link = id.success ? await db.get(PreviewLinks, { id: id.data }) : undefined;
  if (link === undefined || !equalInConstantTime(sha256(token), link.hash) || link.expiresAt <= now()) return undefined;
  const process = await db.get(Processes, { id: link.processId });
  return process && { process, expiresAt: link.expiresAt };
}

/** The table as it will be once the process and its components are published; nothing else looks different. */
export const asPublished = (db: Db, processId: ProcessId): Db =>
  seenAs(
    db,
    seen(Processes, (process) => (process.id === processId ? { ...process, isPublished: true } : process)),
    seen(Components, (component) =>
      component.processId === processId ? { ...component, isPublished: true } : component,
    ),
  );
