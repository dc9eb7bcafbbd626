import type { IdDocumentId, ParticipantId } from '../../../shared/platform/ids.ts';
import type { DocumentPicture } from '../../../shared/verifications/document.ts';
import type { OwnIdDocument } from '../../../shared/verifications/id-document-routes.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import type { Services } from '../../platform/services.ts';
import { IdDocuments } from '../entities.ts';
import type { DeferredMethod } from '../method.ts';

/** A document as the table holds it. */
export type DocumentItem = ItemOf<typeof IdDocuments>;
export interface DocumentKey {
  readonly participantId: ParticipantId;
  readonly id: IdDocumentId;
}
/** The sides of a document: `first` is always there. */
export const SIDES = ['first', 'second'] as const;
export type Side = (typeof SIDES)[number];

/** Where a picture stands until it was looked at, as it came. */
export const sentKey = ({ participantId, id }: DocumentKey, side: Side): string =>
  `uploads/identity/${participantId}/${id}/${side}`;
/** Where a picture stands that a reviewer may see; no address of the site leads there. */
export const pictureKey = ({ participantId, id }: DocumentKey, side: Side): string =>
  `identity/${participantId}/${id}/${side}.webp`;

/** Every key that a document may have in the bucket. */
export const keysOf = (document: DocumentKey): string[] =>
  SIDES.flatMap((side) => [sentKey(document, side), pictureKey(document, side)]);

export const picturesOf = ({ first, second }: DocumentItem): DocumentPicture[] =>
  second === null ? [first] : [first, second];

/** The document that somebody has sent; one whose time is over, which the table has yet to drop, is none. */
export async function documentOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  participantId: ParticipantId,
): Promise<DocumentItem | undefined> {
  const item = await db.get(IdDocuments, { participantId });
  return item !== undefined && item.expiresAt > now() ? item : undefined;
}

/** What its owner may see of it. */
export const toOwn = (item: DocumentItem): OwnIdDocument => ({
  id: item.id,
  state: item.state,
  kind: item.kind,
  pictures: picturesOf(item).map(({ state, reason }) => ({ state, reason })),
  since: item.since,
  refusal: item.refusal,
});

/** Deletes its pictures, wherever they stand; twice without harm. */
export async function removePictures({ files }: Pick<Services, 'files'>, document: DocumentKey): Promise<void> {
  for (const key of keysOf(document)) await files.media.remove(key);
}

/** How far somebody is with their document. Pictures that never came, or are none, are nothing to wait for. */
export const idDocument: DeferredMethod = {
  method: 'id-document',
  async standingOf(services, participantId) {
    const item = await documentOf(services, participantId);
    if (item?.state === 'refused') return { state: 'refused', since: item.since };
    if (item?.state === 'waiting') return { state: 'waiting', since: item.waitingSince };
    return { state: 'none', since: null };
  },
};
