/** What attachments tell of one participant: `functions/features.ts` hands it to accounts. */
import type { AttachmentResourceId } from '../../shared/media/attachment.ts';
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalData } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';
import { attachmentsOf } from './attachment.ts';

/** What somebody has that attachments can belong to. */
type OwnResources = (services: Services, participantId: ParticipantId) => Promise<readonly AttachmentResourceId[]>;

const COLUMNS = [
  'id',
  'belongs_to',
  'kind',
  'state',
  'file_name',
  'title',
  'description',
  'bytes',
  'path',
  'created_at',
];

/** Own attachments for the download of own data, with where each file is. */
export const attachmentsTable =
  (ownResources: OwnResources): PersonalData =>
  async (services, participantId) => {
    const rows = [];
    for (const resourceId of await ownResources(services, participantId)) {
      for (const item of await attachmentsOf(services, resourceId)) {
        const { id, kind, state, name, title, alt, bytes, path, createdAt } = item;
        rows.push([id, resourceId, kind, state, name, title, alt, bytes, path, createdAt]);
      }
    }
    return { name: 'attachments', columns: COLUMNS, rows };
  };
