import type { ParticipantId } from '../../../shared/platform/ids.ts';
import { type Actor, spacesOf } from '../../../shared/platform/policy.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import { DOCUMENT_DAYS, personOfDocument } from '../../../shared/verifications/document.ts';
import type { DocumentDecision } from '../../../shared/verifications/id-document-routes.ts';
import { patch, put, remove } from '../../platform/db/write.ts';
import { Participants } from '../../platform/entities.ts';
import { handle } from '../../platform/handle.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { taxonomies } from '../../spaces/directory.ts';
import { IdDocuments } from '../entities.ts';
import { grantAuthorization } from '../grant.ts';
import { type DocumentItem, documentOf, pictureKey, removePictures, SIDES } from './document.ts';

/** Documents that a page of the queue shows. */
const PAGE = 50;
/** Seconds in which one reviewer decides and no other can: longer than the function may run. */
const DECIDING_SECONDS = 60;
const DAY = 24 * 3600;

/** Documents belong to the whole organization. @throws Problem `access.other-space` for agents of some processes alone */
function enforceReviewer(actor: Actor): void {
  if (spacesOf(actor, 'agent') !== 'every') throw new Problem('access.other-space', { facts: { role: 'agent' } });
}

/** The document that waits. @throws Problem `verification.not-found` */
async function waitingDocument(services: Services, participantId: ParticipantId) {
  const item = await documentOf(services, participantId);
  if (item?.state !== 'waiting' || item.number === null || item.bornOn === null || item.waitingSince === null)
    throw new Problem('verification.not-found');
  return { ...item, number: item.number, bornOn: item.bornOn, waitingSince: item.waitingSince };
}

/** Documents that wait, the oldest first: name and kind, nothing of what they say. */
export const listIdDocuments = handle(verifications.listIdDocuments, async ({ actor }, { db, now }) => {
  enforceReviewer(actor);
  const { items, next } = await db.query(IdDocuments, {}, { index: 'byWaiting', limit: PAGE });
  const standing = items.filter(({ expiresAt }) => expiresAt > now());
  const people = await db.batchGet(
    Participants,
    standing.map(({ participantId }) => ({ id: participantId })),
  );
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return {
    items: standing.map(({ participantId, kind, waitingSince, since }) => {
      return { participantId, displayName: names.get(participantId) ?? null, kind, since: waitingSince ?? since };
    }),
    isMore: next !== null,
  };
});

async function picturesIn({ files }: Services, item: DocumentItem): Promise<string[]> {
  const found = await Promise.all(SIDES.map((side) => files.media.get(pictureKey(item, side))));
  return found.flatMap((file) =>
    file === undefined ? [] : [`data:image/webp;base64,${Buffer.from(file.body).toString('base64')}`],
  );
}

/** One document with its pictures, which come with the answer: an address that leads to them could be passed on. */
export const openIdDocument = handle(verifications.openIdDocument, async ({ params, actor }, services) => {
  enforceReviewer(actor);
  const item = await waitingDocument(services, params.participantId);
  const person = await services.db.get(Participants, { id: item.participantId });
  const { participantId, id, kind, number, bornOn, waitingSince } = item;
  const displayName = person?.displayName ?? null;
  return {
    ...{ participantId, id, kind, number, bornOn, displayName, since: waitingSince },
    pictures: await picturesIn(services, item),
  };
});

/** Takes the decision in hand. @throws Problem `verification.document-decided` where another reviewer was faster */
const begin = ({ db, now }: Services, { participantId, id }: DocumentItem) =>
  db.write(
    patch(
      IdDocuments,
      { participantId },
      { decidingUntil: addSeconds(now(), DECIDING_SECONDS) },
      {
        when: [
          { attribute: 'id', op: '=', value: id },
          { attribute: 'state', op: '=', value: 'waiting' },
          { attribute: 'decidingUntil', op: '<=', value: now() },
        ],
        otherwise: 'verification.document-decided',
      },
    ),
  );

/** The mail that tells the person. */
async function notice(services: Services, item: DocumentItem, decision: DocumentDecision) {
  const person = await services.db.require(Participants, { id: item.participantId }, 'verification.not-found');
  const { reason, words } = decision.outcome === 'refuse' ? decision : { reason: '' as const, words: '' };
  return outboxMail(services, {
    source: ['id-document-decided', item.id],
    template: 'id-document-decided',
    to: { participantId: item.participantId },
    locale: person.locale,
    values: { outcome: decision.outcome, reason, words },
  });
}

/** What is left of a refused document: why, so that the person can read it. */
const refused = (
  services: Services,
  item: DocumentItem,
  refusal: NonNullable<DocumentItem['refusal']>,
): DocumentItem => ({
  ...item,
  ...{ state: 'refused', number: null, bornOn: null, waitingSince: null, refusal },
  since: services.now(),
  expiresAt: addSeconds(services.now(), DOCUMENT_DAYS * DAY),
});

async function requireTerritory(services: Services, territoryId: string | null): Promise<void> {
  if (territoryId === null) return;
  const all = await taxonomies(services);
  if (!all.some(({ id, kind }) => id === territoryId && kind === 'territory')) throw new Problem('taxonomy.not-found');
}

/** Grants, or gives the case back where that is refused. */
async function confirm(
  services: Services,
  item: Awaited<ReturnType<typeof waitingDocument>>,
  { territoryId }: Extract<DocumentDecision, { readonly outcome: 'confirm' }>,
): Promise<void> {
  const { participantId, bornOn } = item;
  try {
    await grantAuthorization(
      services,
      { participantId, method: 'id-document' },
      { person: personOfDocument(item), bornOn, territoryId },
    );
  } catch (error) {
    await services.db.write(patch(IdDocuments, { participantId }, { decidingUntil: '' }, { otherwise: 'unchanged' }));
    throw error;
  }
}

/**
 * Confirms or refuses, once: of two reviewers one decides. Pictures, number and birth date are deleted before the answer.
 *
 * @throws Problem `verification.claimed` where another account has shown the same document: it can then be refused
 * @throws Problem `verification.own-document` for one's own
 */
export const decideIdDocument = handle(verifications.decideIdDocument, async ({ params, body, actor }, services) => {
  enforceReviewer(actor);
  const { participantId } = params;
  if (actor.kind === 'participant' && actor.participantId === participantId)
    throw new Problem('verification.own-document');
  const item = await waitingDocument(services, participantId);
  if (item.id !== body.id) throw new Problem('verification.document-decided');
  if (body.outcome === 'confirm') await requireTerritory(services, body.territoryId);
  await begin(services, item);
  if (body.outcome === 'confirm') await confirm(services, item, body);
  await removePictures(services, item);
  const when = [{ attribute: 'id', op: '=', value: item.id }] as const;
  const mail = await notice(services, item, body);
  await services.db.transact(
    body.outcome === 'confirm'
      ? remove(IdDocuments, { participantId }, { when, otherwise: 'unchanged' })
      : put(IdDocuments, refused(services, item, { reason: body.reason, words: body.words }), {
          when,
          otherwise: 'unchanged',
        }),
    mail,
  );
  return undefined;
});
