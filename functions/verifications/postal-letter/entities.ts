/** What verification by letter keeps in the table. Pure data. */
import * as z from 'zod';
import { LetterId, ParticipantId } from '../../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { LetterAddress, LetterState, RefusalReason } from '../../../shared/verifications/letter.ts';
import { defineEntity } from '../../platform/db/entity.ts';

/**
 * A letter from the request to its end. The code is not here: it follows from `id` and the secret `verification`. The
 * address goes with the item: when the code is used or runs out; and at once when the request is refused.
 */
export const Letters = defineEntity('Letter', {
  schema: z.object({
    id: LetterId,
    participantId: ParticipantId,
    state: LetterState,
    /** `null` once it was refused. */
    address: LetterAddress.nullable(),
    locale: InterfaceLocale,
    requestedAt: Instant,
    /** The run it was printed in last. */
    runId: LetterId.nullable(),
    printedAt: Instant.nullable(),
    sentAt: Instant.nullable(),
    refusedAt: Instant.nullable(),
    reason: RefusalReason.nullable(),
    /** Codes tried so far, right ones included. */
    tries: z.int(),
    expiresAt: Instant,
  }),
  key: { pk: 'LETTER#{id}', sk: 'LETTER' },
  indexes: { byState: { pk: 'LETTERS-IN#{state}', sk: '{requestedAt}#{id}' } },
  expires: 'expiresAt',
});

/** The letter that somebody asked for last: one waits, or is on its way, at a time. */
export const LettersOf = defineEntity('LetterOf', {
  schema: z.object({ participantId: ParticipantId, id: LetterId, expiresAt: Instant }),
  key: { pk: 'LETTER-OF#{participantId}', sk: 'LETTER' },
  expires: 'expiresAt',
});

/** Letters that were printed together. Names nobody: only ids of letters. */
export const PrintRuns = defineEntity('PrintRun', {
  schema: z.object({
    id: LetterId,
    letterIds: z.array(LetterId),
    printedAt: Instant,
    sentAt: Instant.nullable(),
    expiresAt: Instant,
  }),
  key: { pk: 'PRINT-RUNS', sk: '{id}' },
  expires: 'expiresAt',
});
