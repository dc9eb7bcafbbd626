import { randomBytes } from 'node:crypto';
import { participants } from '../../shared/participants/contract.ts';
import type { ItemOf } from '../platform/db/entity.ts';
import { put } from '../platform/db/write.ts';
import { handle } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { personOf } from '../platform/person.ts';
import { Problem } from '../platform/problem.ts';
import { countAgainst } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import { Exports } from './entities.ts';
import { exportExpiry } from './export/expiry.ts';
import { EXPORTS } from './limits.ts';

type Export = ItemOf<typeof Exports>;

/** Seconds that an address to download from is good for: the time between a press and the browser's request. */
const LINK_SECONDS = 60;

const view = ({ id, state, bytes, createdAt, expiresAt }: Export) => ({ id, state, bytes, createdAt, expiresAt });
const isKept = ({ expiresAt }: Export, { now }: Services) => now() < expiresAt;

/**
 * Orders a file of own data. One that is being made already is the answer to another press, and so is the one that an
 * Idempotency-Key has ordered before.
 *
 * @throws Problem `request.too-many` after three in a day.
 */
export const requestExport = handle(participants.requestExport, async ({ actor, idempotencyKey }, services) => {
  const { participantId } = personOf(actor);
  const id = idempotentId('export', services, actor, idempotencyKey);
  const all = (await services.db.all(Exports, { participantId })).filter((one) => isKept(one, services));
  const known = all.find((one) => one.id === id) ?? all.find(({ state }) => state === 'waiting');
  if (known !== undefined) return view(known);
  await countAgainst(services, EXPORTS, participantId);
  const ordered: Export = {
    participantId,
    id,
    state: 'waiting',
    fileKey: `exports/${randomBytes(32).toString('hex')}.zip`,
    bytes: 0,
    createdAt: services.now(),
    expiresAt: exportExpiry(services),
  };
  const { changed } = await services.db.write(put(Exports, ordered, { when: 'absent', otherwise: 'unchanged' }));
  return view(changed ? ordered : await services.db.require(Exports, { participantId, id }, 'internal.unavailable'));
});

/** Own files that can be had or are being made, newest first. */
export const listExports = handle(participants.listExports, async ({ actor }, services) => {
  const { participantId } = personOf(actor);
  const all = await services.db.all(Exports, { participantId });
  const items = all
    .filter((one) => isKept(one, services))
    .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1))
    .map(view);
  return { items };
});

/**
 * An address that the file can be downloaded from for a minute.
 *
 * @throws Problem `participant.export-not-found` for one of somebody else or one that has expired, too.
 */
export const linkExport = handle(participants.linkExport, async ({ actor, params: { exportId } }, services) => {
  const { participantId } = personOf(actor);
  const otherwise = 'participant.export-not-found';
  const file = await services.db.require(Exports, { participantId, id: exportId }, otherwise);
  if (!isKept(file, services)) throw new Problem(otherwise);
  if (file.state !== 'ready') throw new Problem('participant.export-not-ready');
  const fileName = `parvis-${file.createdAt.slice(0, 10)}.zip`;
  const url = await services.files.data.link(file.fileKey, { seconds: LINK_SECONDS, fileName });
  return { url, expiresInSeconds: LINK_SECONDS };
});
