import type { ParticipantId } from '../../../shared/platform/ids.ts';
import type { Instant } from '../../../shared/platform/time.ts';
import type { OfficeLetter, OwnLetter } from '../../../shared/verifications/letter.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import type { Comparison } from '../../platform/db/write.ts';
import type { Services } from '../../platform/services.ts';
import { Letters, LettersOf } from './entities.ts';

export type Letter = ItemOf<typeof Letters>;
/** A letter that has somebody to go to. */
export type Addressed = Letter & { readonly address: NonNullable<Letter['address']> };

/** Days have so many seconds. */
export const DAY = 24 * 3600;

/** The table drops what has expired within two days: until then it is as if it were gone. */
export const isAlive = ({ expiresAt }: Pick<Letter, 'expiresAt'>, now: Instant): boolean => now < expiresAt;

/** Whether a letter can be printed, again too. */
export const isAddressed = (letter: Letter): letter is Addressed =>
  letter.address !== null && letter.state !== 'refused';

/** The letter that somebody asked for last, unless it was used or has expired. */
export async function letterOf(
  { db, now }: Pick<Services, 'db' | 'now'>,
  participantId: ParticipantId,
): Promise<Letter | undefined> {
  const own = await db.get(LettersOf, { participantId });
  const letter = own && (await db.get(Letters, { id: own.id }));
  return letter !== undefined && isAlive(letter, now()) ? letter : undefined;
}

/** Nobody has done anything with the letter since it was read. */
export const asRead = ({ state, runId }: Letter): readonly Comparison[] => [
  { attribute: 'state', op: '=', value: state },
  { attribute: 'runId', op: '=', value: runId },
];

export const toOwn = ({ state, requestedAt, sentAt, expiresAt, reason, address }: Letter): OwnLetter => ({
  state,
  requestedAt,
  sentAt,
  expiresAt: state === 'sent' ? expiresAt : null,
  reason,
  address,
});

export const toOffice = (letter: Letter): OfficeLetter => letter;
