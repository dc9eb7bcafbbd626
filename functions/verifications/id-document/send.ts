import { MAX_FILE_BYTES, maySend, UPLOAD_PATH } from '../../../shared/media/rules.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import { DOCUMENT_DAYS, type DocumentPicture } from '../../../shared/verifications/document.ts';
import { put, remove } from '../../platform/db/write.ts';
import { handle, type RouteRequest } from '../../platform/handle.ts';
import { idempotentId } from '../../platform/idempotent-id.ts';
import { personOf } from '../../platform/person.ts';
import { enforce } from '../../platform/problem.ts';
import { countAgainst, type Limit } from '../../platform/rate-limit.ts';
import type { Services } from '../../platform/services.ts';
import { IdDocuments } from '../entities.ts';
import { requireMethod } from '../settings.ts';
import { type DocumentItem, documentOf, removePictures, SIDES, type Side, sentKey, toOwn } from './document.ts';

const REQUESTS: Limit = { name: 'id-documents', requests: 10, seconds: 24 * 3600, problem: 'request.too-many' };
/** A form is good for so long; who needs longer begins again. */
const FORM_SECONDS = 5 * 60;
const DAY = 24 * 3600;

type Body = RouteRequest<typeof verifications.sendIdDocument>['body'];

const awaited = ({ type }: Body['pictures'][number]): DocumentPicture => ({
  contentType: type,
  state: 'awaited',
  reason: null,
});

async function formOf({ files }: Services, item: DocumentItem, side: Side, { contentType }: DocumentPicture) {
  const rules = { key: sentKey(item, side), contentType, minBytes: 1, maxBytes: MAX_FILE_BYTES, seconds: FORM_SECONDS };
  const { fields, expiresAt } = await files.media.form(rules);
  return { url: UPLOAD_PATH, fields: { ...fields }, expiresAt };
}

/** What was announced, as an item. */
function announced(
  services: Services,
  { kind, number, bornOn, pictures }: Body,
): Omit<DocumentItem, 'participantId' | 'id'> {
  const since = services.now();
  const [first, second] = pictures.map(awaited);
  return {
    ...{ state: 'sending', kind, number, bornOn, since },
    first: first ?? { contentType: '', state: 'awaited', reason: null },
    second: second ?? null,
    waitingSince: null,
    decidingUntil: '',
    refusal: null,
    expiresAt: addSeconds(since, DOCUMENT_DAYS * DAY),
  };
}

/**
 * Announces an identity document. It takes the place of one that was refused, or whose pictures never came; one that waits
 * for a reviewer is decided on first.
 *
 * @throws Problem `verification.document-waiting`
 */
export const sendIdDocument = handle(verifications.sendIdDocument, async (request, services) => {
  const { participantId } = personOf(request.actor);
  await requireMethod(services, 'id-document');
  for (const picture of request.body.pictures) enforce(maySend(picture, ['image']));
  await countAgainst(services, REQUESTS, participantId);
  const id = idempotentId('idDocument', services, request.actor, request.idempotencyKey);
  const item: DocumentItem = { participantId, id, ...announced(services, request.body) };
  await services.db.write(
    put(IdDocuments, item, {
      when: [{ attribute: 'state', op: '<>', value: 'waiting' }],
      otherwise: 'verification.document-waiting',
    }),
  );
  const sides = SIDES.flatMap((side) => {
    const picture = item[side];
    return picture === null ? [] : [{ side, picture }];
  });
  const forms = await Promise.all(sides.map(({ side, picture }) => formOf(services, item, side, picture)));
  return { request: toOwn(item), forms };
});

/** Says what has become of the document that one has sent. */
export const readIdDocument = handle(verifications.readIdDocument, async ({ actor }, services) => {
  const item = await documentOf(services, personOf(actor).participantId);
  return { request: item === undefined ? null : toOwn(item) };
});

/** Takes the document back: nothing of it is left. Taking back what is not there is no error. */
export const withdrawIdDocument = handle(verifications.withdrawIdDocument, async ({ actor }, services) => {
  const { participantId } = personOf(actor);
  const item = await services.db.get(IdDocuments, { participantId });
  if (item === undefined) return undefined;
  await removePictures(services, item);
  await services.db.write(remove(IdDocuments, { participantId }));
  return undefined;
});
