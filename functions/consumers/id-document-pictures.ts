import * as z from 'zod';
import { MAX_FILE_BYTES } from '../../shared/media/rules.ts';
import { IdDocumentId, ParticipantId } from '../../shared/platform/ids.ts';
import type { DocumentPicture } from '../../shared/verifications/document.ts';
import { checkImage } from '../media/check/image.ts';
import { patch, put } from '../platform/db/write.ts';
import { refusedFile } from '../platform/refused-files.ts';
import type { Services } from '../platform/services.ts';
import { IdDocuments } from '../verifications/entities.ts';
import {
  type DocumentItem,
  type DocumentKey,
  pictureKey,
  picturesOf,
  SIDES,
  type Side,
  sentKey,
} from '../verifications/id-document/document.ts';

/** Where a picture of an identity document has come. */
export interface ArrivedPicture {
  readonly document: DocumentKey;
  readonly side: Side;
}
const Named = z.tuple([z.literal('uploads'), z.literal('identity'), ParticipantId, IdDocumentId, z.enum(SIDES)]);

/** The picture that an object is, by its key; `undefined` for every other object. */
export function pictureAt(key: string): ArrivedPicture | undefined {
  const parts = Named.safeParse(key.split('/'));
  if (!parts.success) return undefined;
  const [, , participantId, id, side] = parts.data;
  return { document: { participantId, id }, side };
}

/** No shared place keeps it, and no program that caches. */
const CACHE = 'no-store';

/** Looks at the bytes; a picture is stored anew, smaller and without what a camera noted. */
async function look(services: Services, { document, side }: ArrivedPicture, bytes: Uint8Array): Promise<string | null> {
  if (bytes.byteLength === 0) return 'empty';
  if (bytes.byteLength > MAX_FILE_BYTES) return 'too-large';
  const checked = await checkImage(bytes);
  if ('refused' in checked) return checked.refused;
  const headers = { contentType: 'image/webp', cacheControl: CACHE, contentDisposition: 'attachment' };
  await services.files.media.put(pictureKey(document, side), checked.large.body, headers);
  return null;
}

/** Which state the pictures give a document that is being sent. */
function stateOf(item: DocumentItem): 'sending' | 'waiting' | 'unusable' {
  const states = picturesOf(item).map(({ state }) => state);
  if (states.includes('refused')) return 'unusable';
  return states.every((state) => state === 'ready') ? 'waiting' : 'sending';
}

const SENT = 'verifications.sendIdDocument';
const reasonOf = (item: DocumentItem): string =>
  picturesOf(item).find(({ reason }) => reason !== null)?.reason ?? 'other';

/** Puts a document whose pictures are all there into the queue; drops what was typed where one is none. */
async function settle(services: Services, { participantId, id }: DocumentKey): Promise<void> {
  const { db, now } = services;
  const item = await db.get(IdDocuments, { participantId });
  if (item?.id !== id || item.state !== 'sending') return;
  const state = stateOf(item);
  if (state === 'sending') return;
  const at = now();
  const changed: DocumentItem =
    state === 'waiting' ? { ...item, state, waitingSince: at } : { ...item, state, number: null, bornOn: null };
  const when = [
    { attribute: 'id', op: '=', value: id },
    { attribute: 'state', op: '=', value: 'sending' },
  ] as const;
  const write = put(IdDocuments, changed, { when, otherwise: 'unchanged' });
  if (state === 'waiting') await db.write(write);
  else
    await db.transact(
      write,
      refusedFile(services, { operation: SENT, place: { participantId }, reason: reasonOf(item) }),
    );
}

/**
 * Looks at a picture that has come. The same event may come twice, late, or for a document that is gone: then nothing of
 * the picture is left.
 */
export async function arrivePicture(services: Services, arrived: ArrivedPicture): Promise<void> {
  const { document, side } = arrived;
  const { db, files } = services;
  const item = await db.get(IdDocuments, document);
  const isAwaited = item?.id === document.id && item.state === 'sending' && item[side]?.state === 'awaited';
  const file = isAwaited ? await files.media.get(sentKey(document, side)) : undefined;
  if (file !== undefined && item !== undefined) {
    const reason = await look(services, arrived, file.body);
    const contentType = item[side]?.contentType ?? '';
    const picture: DocumentPicture = { contentType, state: reason === null ? 'ready' : 'refused', reason };
    const when = [{ attribute: 'id', op: '=', value: document.id }] as const;
    const { changed } = await db.write(
      patch(IdDocuments, document, { [side]: picture }, { when, otherwise: 'unchanged' }),
    );
    if (!changed) await files.media.remove(pictureKey(document, side));
  }
  await settle(services, document);
  await files.media.remove(sentKey(document, side));
}
