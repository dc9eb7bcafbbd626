import { media } from '../../shared/media/contract.ts';
import {
  classOf,
  cleanFileName,
  type FileClass,
  kindOf,
  MAX_FILE_BYTES,
  maySend,
  titleOf,
  UPLOAD_PATH,
} from '../../shared/media/rules.ts';
import type { Actor } from '../../shared/platform/policy.ts';
import { addSeconds } from '../../shared/platform/time.ts';
import { put } from '../platform/db/write.ts';
import { handle, type RouteRequest } from '../platform/handle.ts';
import { idempotentId } from '../platform/idempotent-id.ts';
import { personOf } from '../platform/person.ts';
import { enforce, Problem } from '../platform/problem.ts';
import { countAgainst, type Limit } from '../platform/rate-limit.ts';
import type { Services } from '../platform/services.ts';
import type { Attachable } from '../platform/slots.ts';
import { type AttachmentItem, toAttachment, uploadKey } from './attachment.ts';
import { countOneMore, recount } from './count.ts';
import { Attachments } from './entities.ts';
import { type MediaSlots, openOf } from './slots.ts';

const UPLOADS: Limit = { name: 'attachments', requests: 120, seconds: 3600, problem: 'request.too-many' };
/** A form is good for so long; who needs longer asks for another one. */
const FORM_SECONDS = 5 * 60;
/** After that, what was announced and never came is forgotten. */
const ABANDONED_SECONDS = 24 * 3600;
/** New ones come after all that were put in order. */
const LAST = 1000;

type Request = RouteRequest<typeof media.createAttachment>;

/** What is announced, as an item; its class has been found to be accepted. */
function announced(
  services: Services,
  { params: { resourceId }, body: { name, type, bytes }, actor, idempotencyKey }: Request,
  pagePath: string,
): AttachmentItem {
  const createdAt = services.now();
  const fileName = cleanFileName(name);
  const fileClass: FileClass = classOf(type) ?? 'pdf';
  return {
    id: idempotentId('attachment', services, actor, idempotencyKey && `${resourceId} ${idempotencyKey}`),
    resourceId,
    kind: kindOf(fileClass),
    state: 'uploading',
    reason: null,
    name: fileName,
    title: fileClass === 'image' ? '' : titleOf(fileName),
    alt: '',
    contentType: type,
    bytes,
    width: null,
    height: null,
    path: null,
    thumbnail: null,
    order: LAST,
    createdAt,
    pagePath,
    attempts: 0,
    hidden: null,
    expiresAt: addSeconds(createdAt, ABANDONED_SECONDS),
  };
}

/** Writes the item and counts it, or finds the one that an earlier try wrote. @throws Problem `attachment.too-many` */
async function create(services: Services, item: AttachmentItem, { most }: Attachable): Promise<AttachmentItem> {
  const known = await services.db.get(Attachments, item);
  if (known !== undefined) return known;
  const write = () =>
    services.db.transact(
      put(Attachments, item, { when: 'absent', otherwise: 'unchanged' }),
      countOneMore(item.resourceId, most),
    );
  try {
    await write();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'attachment.too-many') throw error;
    // What went by itself still counts: look again, once.
    await recount(services, item.resourceId);
    await write();
  }
  return services.db.require(Attachments, item, 'attachment.not-found');
}

const uploadForm = async (services: Services, item: AttachmentItem) => {
  const { fields, expiresAt } = await services.files.media.form({
    key: uploadKey(item),
    contentType: item.contentType,
    minBytes: 1,
    maxBytes: MAX_FILE_BYTES,
    seconds: FORM_SECONDS,
  });
  return { url: UPLOAD_PATH, fields: { ...fields }, expiresAt };
};

async function open(slots: MediaSlots, services: Services, { params, body }: Request, actor: Actor) {
  const attachable = await openOf(slots, services, params.resourceId, actor);
  enforce(maySend(body, attachable.accepts));
  return attachable;
}

/** Announces a file: the browser then sends it to the bucket itself, by a form that allows this one file. */
export const createAttachment = (slots: MediaSlots) =>
  handle(media.createAttachment, async (request, services) => {
    const attachable = await open(slots, services, request, request.actor);
    await countAgainst(services, UPLOADS, personOf(request.actor).participantId);
    const item = await create(services, announced(services, request, attachable.pagePath), attachable);
    if (item.state !== 'uploading') throw new Problem('attachment.already-sent');
    return { attachment: toAttachment(item), form: await uploadForm(services, item) };
  });
