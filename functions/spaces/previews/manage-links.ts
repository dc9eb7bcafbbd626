import { spaces } from '../../../shared/spaces/contract.ts';
import { put, remove } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { PreviewLinks, Processes } from '../entities.ts';
import { newLink, shownLink } from './preview-link.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Links that still work, the newest first. @throws Problem 404 `process.not-found` */
export const listPreviewLinks = handle(spaces.listPreviewLinks, async ({ params: { processId } }, services) => {
  const { db, now } = services;
  await db.require(Processes, { id: processId }, 'process.not-found');
  const links = (await db.all(PreviewLinks, {}))
    .filter((link) => link.processId === processId && link.isShared && link.expiresAt > now())
    .sort((one, other) => (one.createdAt > other.createdAt ? -1 : 1));
  return { items: await Promise.all(links.map((link) => shownLink(link, services))) };
});

/** @throws Problem 404 `process.not-found` */
export const createPreviewLink = handle(spaces.createPreviewLink, async (request, services) => {
  const { params, body, actor, idempotencyKey } = request;
  await services.db.require(Processes, { id: params.processId }, 'process.not-found');
  const id = idempotentId('previewLink', services, actor, idempotencyKey);
  const named = { id, processId: params.processId, label: body.label.trim(), isShared: true };
  const link = await newLink(named, body.days * DAY, services);
  const { changed } = await services.db.write(put(PreviewLinks, link, { when: 'absent', otherwise: 'unchanged' }));
  return shownLink(changed ? link : await services.db.require(PreviewLinks, { id }, 'internal.error'), services);
});

/** Ends a link at once: previews are kept nowhere, so nothing else is to be done. */
export const revokePreviewLink = handle(spaces.revokePreviewLink, async ({ params }, { db }) => {
  await db.write(
    remove(
      PreviewLinks,
      { id: params.previewLinkId },
      { when: [{ attribute: 'processId', op: '=', value: params.processId }], otherwise: 'unchanged' },
    ),
  );
  return undefined;
});

/** The preview beside the form. @throws Problem 404 `process.not-found` */
export const openPreview = handle(spaces.openPreview, async ({ params: { processId } }, services) => {
  await services.db.require(Processes, { id: processId }, 'process.not-found');
  const link = await newLink(
    { id: services.newId('previewLink'), processId, label: '', isShared: false },
    HOUR,
    services,
  );
  await services.db.write(put(PreviewLinks, link, { when: 'absent' }));
  return shownLink(link, services);
});
