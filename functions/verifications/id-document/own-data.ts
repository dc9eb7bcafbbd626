/** What is kept of one participant's identity document. */
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { PersonalTable } from '../../platform/contributions.ts';
import { remove } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { IdDocuments } from '../entities.ts';

/** The document that waits, or why it was refused, for the download of own data; pictures are not repeated. */
export async function idDocumentsTable({ db }: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const item = await db.get(IdDocuments, { participantId });
  return {
    name: 'identity_documents',
    columns: ['id', 'state', 'kind', 'number', 'born_on', 'since', 'refusal', 'words', 'deleted_at'],
    rows:
      item === undefined
        ? []
        : [
            [
              item.id,
              item.state,
              item.kind,
              item.number,
              item.bornOn,
              item.since,
              item.refusal?.reason ?? null,
              item.refusal?.words ?? null,
              item.expiresAt,
            ],
          ],
  };
}

/** Removes the document of a deleted account; its pictures follow by the worker of uploads. */
export async function eraseIdDocuments({ db }: Services, participantId: ParticipantId): Promise<void> {
  await db.write(remove(IdDocuments, { participantId }));
}
