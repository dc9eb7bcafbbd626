/** What administrators do with requests for letters. */
import type { LetterId } from '../../../shared/platform/ids.ts';
import { addSeconds } from '../../../shared/platform/time.ts';
import { verifications } from '../../../shared/verifications/contract.ts';
import { WAITING_DAYS } from '../../../shared/verifications/letter.ts';
import type { PrintRun } from '../../../shared/verifications/postal-letter-routes.ts';
import type { ItemOf } from '../../platform/db/entity.ts';
import { patch, put } from '../../platform/db/write.ts';
import { handle } from '../../platform/handle.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { outboxMail } from '../../platform/mail/outbox.ts';
import { Problem } from '../../platform/problem.ts';
import type { Services } from '../../platform/services.ts';
import { methodSettings } from '../settings.ts';
import { Letters, PrintRuns } from './entities.ts';
import { asRead, DAY, isAddressed, isAlive, type Letter, toOffice } from './letter.ts';

type Run = ItemOf<typeof PrintRuns>;

const PAGE = 100;
const RUNS = 50;
/** Letters that are written at once. */
const AT_ONCE = 10;
/** Days that a run stays on the list: its letters are gone before. */
const RUN_DAYS = 365;

const toRun = ({ letterIds, ...run }: Run): PrintRun => ({ ...run, letters: letterIds.length });

/** Requests in a state. */
export const listLetters = handle(verifications.listLetters, async ({ query: { state, cursor } }, services) => {
  const page = await services.db.query(Letters, { state }, { index: 'byState', limit: PAGE, cursor });
  return { items: page.items.filter((one) => isAlive(one, services.now())).map(toOffice), next: page.next };
});

/** Letters of a list that are there and can be printed. */
async function printable(services: Services, ids: readonly LetterId[]): Promise<Letter[]> {
  const found = await services.db.batchGet(
    Letters,
    ids.map((id) => ({ id })),
  );
  return found.filter((one) => isAddressed(one) && isAlive(one, services.now()));
}

/** Takes letters into a run, unless somebody else has done something with them since they were read. */
async function taken(services: Services, runId: LetterId, letters: readonly Letter[]): Promise<LetterId[]> {
  const printedAt = services.now();
  const expiresAt = addSeconds(printedAt, WAITING_DAYS * DAY);
  const ids = await inParallel(letters, AT_ONCE, async (letter) => {
    const next: Letter = { ...letter, state: 'printed', runId, printedAt, sentAt: null, expiresAt };
    const { changed } = await services.db.write(put(Letters, next, { when: asRead(letter), otherwise: 'unchanged' }));
    return changed ? [letter.id] : [];
  });
  return ids.flat();
}

/**
 * Takes letters together for the printer, at most 500; those that were printed before get a new run, and keep their code.
 *
 * @throws Problem 404 `verification.not-found` where none of them can be printed
 */
export const createPrintRun = handle(verifications.createPrintRun, async ({ body }, services) => {
  const id = services.newId('letter');
  const letters = await printable(services, [...new Set(body.letters)]);
  if (letters.length === 0) throw new Problem('verification.not-found');
  const printedAt = services.now();
  const expiresAt = addSeconds(printedAt, RUN_DAYS * DAY);
  const planned: Run = { id, letterIds: letters.map((one) => one.id), printedAt, sentAt: null, expiresAt };
  // Before its letters, so that none is ever in a run that is not there.
  await services.db.write(put(PrintRuns, planned, { when: 'absent' }));
  const letterIds = await taken(services, id, letters);
  if (letterIds.length < letters.length) await services.db.write(patch(PrintRuns, { id }, { letterIds }));
  return toRun({ ...planned, letterIds });
});

/** Runs, the newest first. */
export const listPrintRuns = handle(verifications.listPrintRuns, async (_, { db }) => {
  const { items } = await db.query(PrintRuns, {}, { reverse: true, limit: RUNS });
  return { items: items.map(toRun) };
});

/** Notes that a letter is in the mail and tells its reader, in one; a letter that is not in the run any more stays. */
async function noteSent(services: Services, letter: Letter, codeDays: number): Promise<void> {
  const sentAt = services.now();
  const { id, participantId, locale } = letter;
  const next: Letter = { ...letter, state: 'sent', sentAt, expiresAt: addSeconds(sentAt, codeDays * DAY) };
  await services.db.transact(
    put(Letters, next, { when: asRead(letter), otherwise: 'unchanged' }),
    outboxMail(services, {
      template: 'letter-sent',
      to: { participantId },
      locale,
      values: { days: String(codeDays) },
      source: ['letter-sent', id, letter.runId ?? ''],
    }),
  );
}

/**
 * The letters of a run are in the mail. A repeat goes on where a first one was cut off.
 *
 * @throws Problem 404 `verification.not-found`
 */
export const markRunSent = handle(verifications.markRunSent, async ({ params: { runId } }, services) => {
  const run = await services.db.require(PrintRuns, { id: runId }, 'verification.not-found');
  const { codeDays } = (await methodSettings(services))['postal-letter'];
  const letters = await printable(services, run.letterIds);
  const waiting = letters.filter((one) => one.runId === runId && one.state === 'printed');
  await inParallel(waiting, AT_ONCE, (letter) => noteSent(services, letter, codeDays));
  const sentAt = run.sentAt ?? services.now();
  await services.db.write(patch(PrintRuns, { id: runId }, { sentAt }));
  return toRun({ ...run, sentAt });
});
