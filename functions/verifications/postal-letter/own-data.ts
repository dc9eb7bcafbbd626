/** What verification by letter keeps of one participant. */
import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { PersonalTable } from '../../platform/contributions.ts';
import { remove } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { Letters, LettersOf } from './entities.ts';

/** The letter that was asked for last, for the download of own data. */
export async function letterTable({ db }: Services, participantId: ParticipantId): Promise<PersonalTable> {
  const own = await db.get(LettersOf, { participantId });
  const letter = own && (await db.get(Letters, { id: own.id }));
  return {
    name: 'letter',
    columns: ['id', 'state', 'name', 'addition', 'street', 'postal_code', 'city', 'country', 'requested_at', 'sent_at'],
    rows: [letter]
      .filter((one) => one !== undefined)
      .map(({ id, state, address, requestedAt, sentAt }) => [
        id,
        state,
        address?.name ?? null,
        address?.addition ?? null,
        address?.street ?? null,
        address?.postalCode ?? null,
        address?.city ?? null,
        address?.country ?? null,
        requestedAt,
        sentAt,
      ]),
  };
}

/** Removes the letter of a deleted account: one that is on its way is of no use to anybody. */
export async function eraseLetter({ db }: Services, participantId: ParticipantId): Promise<void> {
  const own = await db.get(LettersOf, { participantId });
  if (own === undefined) return;
  await db.transact(remove(Letters, own), remove(LettersOf, own));
}
