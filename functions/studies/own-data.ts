/** What studies keep of one person. Apart from what writes notes: workers that run it touch nothing else. */
import type { ParticipantId } from '../../shared/platform/ids.ts';
import type { PersonalTable } from '../platform/contributions.ts';
import type { Services } from '../platform/services.ts';
import { StudyNotes } from './entities.ts';

/** Notes that somebody has written about proposals, for the download of own data. */
export async function studyNotesTable({ db }: Services, authorId: ParticipantId): Promise<PersonalTable> {
  const all = await db.all(StudyNotes, { authorId }, { index: 'byAuthor' });
  return {
    name: 'study_notes',
    columns: ['proposal', 'text', 'created_at', 'edited_at'],
    rows: all.map(({ proposalId, text, createdAt, editedAt }) => [proposalId, text, createdAt, editedAt ?? '']),
  };
}
