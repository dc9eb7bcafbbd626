/** Verification by letter: asking for one, and what administrators do with requests. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { LetterId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Instant } from '../platform/time.ts';
import {
  CODE_ALPHABET,
  CODE_LENGTH,
  LetterAddress,
  LetterState,
  MOST_LETTERS,
  OfficeLetter,
  OwnLetter,
  RefusalReason,
  tidyCode,
} from './letter.ts';

/** What somebody gives who has the letter. */
export const LetterGiven = z.object({
  code: z
    .string()
    .max(40)
    .transform(tidyCode)
    .pipe(z.string().regex(new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`))),
});
export type LetterGiven = z.infer<typeof LetterGiven>;

/** Letters that were printed together. */
export const PrintRun = z.object({
  id: LetterId,
  letters: z.int().nonnegative(),
  printedAt: Instant,
  sentAt: Instant.nullable(),
});
export type PrintRun = z.infer<typeof PrintRun>;

const run = z.object({ runId: LetterId });
const Letters = z.array(LetterId).min(1).max(MOST_LETTERS);

export const postalLetterRoutes = {
  readLetter: {
    summary: 'The letter that was asked for, if there is one',
    method: 'GET',
    path: '/verifications/letter',
    access: 'verification.request-letter',
    returns: z.object({ letter: OwnLetter.nullable() }),
  },
  requestLetter: {
    summary: 'Ask for a letter with a code; another address takes the place of one that was not printed yet',
    method: 'POST',
    path: '/verifications/letter',
    access: 'verification.request-letter',
    status: 201,
    body: z.object({ address: LetterAddress, locale: InterfaceLocale }),
    returns: z.object({ letter: OwnLetter }),
    problems: ['verification.method-off', 'verification.letter-on-its-way', 'verification.too-many-letters'],
  },
  listLetters: {
    summary: 'Requests in a state, the oldest first',
    method: 'GET',
    path: '/verifications/letters',
    access: 'verification.manage-letters',
    reads: 'personal-data',
    query: z.object({ state: LetterState.default('waiting'), cursor: z.string().max(2000).optional() }),
    returns: z.object({ items: z.array(OfficeLetter), next: z.string().nullable() }),
    problems: ['request.invalid-cursor'],
  },
  refuseLetters: {
    summary: 'Refuse requests with a reason, which is mailed; their addresses are forgotten',
    method: 'POST',
    path: '/verifications/letters/refusals',
    access: 'verification.manage-letters',
    status: 200,
    body: z.object({ letters: Letters, reason: RefusalReason }),
    returns: z.object({ refused: z.int().nonnegative() }),
  },
  createPrintRun: {
    summary: 'Take waiting requests together to print them; those that somebody else has taken meanwhile stay out',
    method: 'POST',
    path: '/verifications/letters/runs',
    access: 'verification.manage-letters',
    status: 201,
    body: z.object({ letters: Letters }),
    returns: PrintRun,
    problems: ['verification.not-found'],
  },
  listPrintRuns: {
    summary: 'Print runs, the newest first',
    method: 'GET',
    path: '/verifications/letters/runs',
    access: 'verification.manage-letters',
    returns: z.object({ items: z.array(PrintRun) }),
  },
  printRun: {
    summary: 'The letters of a run as PDF, one a page; as often as the printer needs it, as long as they are not used',
    method: 'GET',
    path: '/verifications/letters/runs/{runId}/pdf',
    access: 'verification.manage-letters',
    reads: 'personal-data',
    params: run,
    returns: z.object({ fileName: z.string(), letters: z.int().nonnegative(), pdf: z.base64() }),
    problems: ['verification.not-found'],
  },
  markRunSent: {
    summary: 'The letters of a run are in the mail: from now on their codes run out, and each person is told by mail',
    method: 'POST',
    path: '/verifications/letters/runs/{runId}/sent',
    access: 'verification.manage-letters',
    status: 200,
    params: run,
    returns: PrintRun,
    problems: ['verification.not-found'],
  },
} as const satisfies Record<string, Route>;
