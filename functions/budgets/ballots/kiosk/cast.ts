/** What a tablet in a hall does for the voter in front of it. */

import type { BallotContent } from '../../../../shared/budgets/ballot.ts';
import { budgetBallots } from '../../../../shared/budgets/ballot-routes.ts';
import { Kiosk } from '../../../../shared/budgets/kiosk-routes.ts';
import { isPaperCode, numberIn, tidyPaperCode } from '../../../../shared/budgets/papers/code.ts';
import type { ComponentId, EnvelopeId } from '../../../../shared/platform/ids.ts';
import { check, put } from '../../../platform/db/write.ts';
import { handle } from '../../../platform/handle.ts';
import { derivedId } from '../../../platform/idempotent-id.ts';
import { Problem } from '../../../platform/problem.ts';
import { countAgainst } from '../../../platform/rate-limit.ts';
import type { Services } from '../../../platform/services.ts';
import { warmCatalogue } from '../../catalogue.ts';
import { Papers } from '../../papers/entities.ts';
import { type KnownPaper, paperOfCode } from '../../papers/paper-of-code.ts';
import { refuseSealed, unlessSealed } from '../../results/count-state.ts';
import { anyBudget, settingsOf } from '../../space.ts';
import { noteVoteStart } from '../../vote-start.ts';
import { enforceRules, tidied } from '../judge.ts';
import { ballotOf, checkOutOf, paperKeyOf, putBallot, recordedBefore } from '../write-ballot.ts';
import { enforceKiosk, type KioskItem, kioskOf } from './device.ts';
import { KioskConflicts } from './entities.ts';

/** Codes that one tablet may try: more than the queue of a hall, and far fewer than it takes to guess one. */
const TRIES = { name: 'kiosk-codes', requests: 60, seconds: 600, problem: 'request.too-many' } as const;

/** The tablet that asks. */
export const readKiosk = handle(budgetBallots.readKiosk, async ({ params: { componentId }, cookies }, services) => {
  const kiosk = await kioskOf(services, componentId, cookies);
  return { kiosk: kiosk === undefined ? null : Kiosk.parse(kiosk) };
});

/** Says before somebody chooses whether their paper can still be used. */
export const tryPaper = handle(budgetBallots.tryPaper, async ({ params, body, cookies }, services) => {
  const { componentId } = params;
  const kiosk = await enforceKiosk(services, componentId, cookies);
  await countAgainst(services, TRIES, kiosk.id);
  await refuseSealed(services, componentId);
  const { number, envelopeIds } = await paperOfCode(services, componentId, body.code);
  const voterKey = await paperKeyOf(services, componentId, number);
  if ((await ballotOf(services, componentId, voterKey)) !== undefined) throw new Problem('budget.paper-at-kiosk');
  return { envelopeIds: [...envelopeIds] };
});

/** What a paper may be used for: the envelopes that stand on it. */
const reachOf = ({ envelopeIds }: KnownPaper, all: readonly { readonly id: EnvelopeId }[]): ReadonlySet<EnvelopeId> =>
  new Set(envelopeIds.length > 0 ? envelopeIds : all.map(({ id }) => id));

interface SentAtKiosk {
  readonly code: string;
  readonly content: BallotContent;
}

/** Casts the ballot of a paper: the same item that agents enter it into, so that it is there once, however it comes in. */
async function cast(
  services: Services,
  componentId: ComponentId,
  { code, content }: SentAtKiosk,
  key: string | undefined,
) {
  const at = services.now();
  const space = await anyBudget(services, componentId);
  const paper = await paperOfCode(services, componentId, code);
  const catalogue = await warmCatalogue(services, componentId);
  const gate = { settings: settingsOf(space), catalogue };
  const voterKey = await paperKeyOf(services, componentId, paper.number);
  const tidy = tidied(content, gate);
  const checkOut = checkOutOf(key, tidy);
  const stored = await ballotOf(services, componentId, voterKey);
  const before = recordedBefore(stored, checkOut);
  if (before !== undefined) return before.receipt;
  if (stored !== undefined) throw new Problem('budget.paper-at-kiosk');
  enforceRules(content, gate, reachOf(paper, catalogue.envelopes));
  await noteVoteStart(services, componentId, at);
  const ballot = {
    componentId,
    voterKey,
    content: tidy,
    channel: 'kiosk' as const,
    receipt: paper.receipt,
    territoryId: null,
    at,
    checkOut,
  };
  const notEntered = check(
    Papers,
    { componentId, number: paper.number },
    { when: 'absent', otherwise: 'budget.paper-entered' },
  );
  const { receipt } = await putBallot(services, ballot, null, [notEntered, unlessSealed(componentId)]);
  return receipt;
}

const numberOf = (typed: string): number | null => {
  const code = tidyPaperCode(typed);
  return isPaperCode(code) && numberIn(code) > 0 ? numberIn(code) : null;
};

/** Notes a ballot that was refused after its voter had gone, once for each. */
async function noteConflict(
  { db, now }: Services,
  kiosk: KioskItem,
  { code, content }: SentAtKiosk,
  problem: Problem,
  key: string | undefined,
): Promise<void> {
  const { componentId, id: kioskId } = kiosk;
  const id = derivedId('kioskConflict', 0, kioskId, key ?? code, JSON.stringify(content));
  const conflict = {
    id,
    componentId,
    kioskId,
    number: numberOf(code),
    code: problem.code,
    content,
    notedAt: now(),
    settledAt: null,
    settledBy: null,
  };
  await db.write(put(KioskConflicts, conflict, { when: 'absent', otherwise: 'unchanged' }));
}

/** Refusals that another try would not change. */
const isFinal = (error: unknown): error is Problem =>
  error instanceof Problem && error.status < 500 && error.status !== 429 && error.status !== 401;

/**
 * Casts a ballot on the tablet. As long as the count is not sealed also after the vote has closed: what a tablet had kept
 * through a lost connection was cast before, under the eyes of an agent, as with ballots of paper.
 */
export const castAtKiosk = handle(budgetBallots.castAtKiosk, async (request, services) => {
  const { params, body, cookies, idempotencyKey } = request;
  const { componentId } = params;
  const kiosk = await enforceKiosk(services, componentId, cookies);
  await countAgainst(services, TRIES, kiosk.id);
  try {
    return { receipt: await cast(services, componentId, body, idempotencyKey), conflict: null };
  } catch (error) {
    if (!body.wasKept || !isFinal(error)) throw error;
    await noteConflict(services, kiosk, body, error, idempotencyKey);
    return { receipt: null, conflict: error.code };
  }
});
