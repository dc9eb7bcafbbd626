/** Routes of the tablet in a hall: agents open and close it; itself it has a cookie that casts ballots of paper and nothing else. */
import * as z from 'zod';
import { ComponentId, EnvelopeId, KioskConflictId, KioskId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { BallotContent, ReceiptCode } from './ballot.ts';

/** Hours for which a tablet is open at most: a day in a hall. */
export const KIOSK_HOURS = 16;

const params = z.object({ componentId: ComponentId });
const Code = z.string().trim().min(1).max(40).describe('On the paper that was handed out, as somebody types it');

/** A tablet as agents see it. */
export const Kiosk = z.object({
  id: KioskId,
  place: z.string().describe('Where it stands, in the words of the agent'),
  openedAt: Instant,
  endsAt: Instant,
  closedAt: Instant.nullable(),
});
export type Kiosk = z.infer<typeof Kiosk>;

/** A ballot that a tablet had kept and that was refused when it was sent: nothing of it is lost. */
export const KioskConflict = z.object({
  id: KioskConflictId,
  kioskId: KioskId,
  number: z.int().positive().nullable().describe('Of the paper; null: the code was that of none'),
  code: z.string().describe('The problem'),
  content: BallotContent,
  notedAt: Instant,
  settledAt: Instant.nullable().describe('An agent has seen to it'),
});
export type KioskConflict = z.infer<typeof KioskConflict>;

export const kioskRoutes = {
  listKiosks: {
    summary: 'Tablets of a budget, and ballots that one of them had kept and that were refused later',
    method: 'GET',
    path: '/budgets/{componentId}/kiosks',
    access: 'budget.paper',
    params,
    returns: z.object({ kiosks: z.array(Kiosk), conflicts: z.array(KioskConflict) }),
    problems: ['component.not-found'],
  },
  openKiosk: {
    summary: 'Make this device a tablet of the hall; the session of the agent ends on it',
    method: 'POST',
    path: '/budgets/{componentId}/kiosks',
    access: 'budget.paper',
    status: 201,
    params,
    body: z.object({ place: z.string().trim().min(1).max(100) }),
    returns: Kiosk,
    problems: ['component.not-found', 'budget.sealed'],
  },
  closeKiosk: {
    summary: 'Close a tablet from elsewhere: it can send nothing more',
    method: 'DELETE',
    path: '/budgets/{componentId}/kiosks/{kioskId}',
    access: 'budget.paper',
    params: z.object({ componentId: ComponentId, kioskId: KioskId }),
    problems: ['budget.kiosk-not-found'],
  },
  settleKioskConflict: {
    summary: 'Note that an agent has seen to a ballot that was refused later; noted twice it stays as it was',
    method: 'PUT',
    path: '/budgets/{componentId}/kiosk-conflicts/{conflictId}',
    access: 'budget.paper',
    params: z.object({ componentId: ComponentId, conflictId: KioskConflictId }),
    body: z.object({ isSettled: z.literal(true) }),
    returns: KioskConflict,
    problems: ['budget.kiosk-not-found'],
  },
  readKiosk: {
    summary: 'The tablet that asks; null: this device is none, or its time is over',
    method: 'GET',
    path: '/budgets/{componentId}/kiosk',
    access: 'anyone',
    params,
    returns: z.object({ kiosk: Kiosk.nullable() }),
  },
  tryPaper: {
    summary: 'Whether a ballot can be cast on the tablet with the code of a paper',
    method: 'POST',
    path: '/budgets/{componentId}/kiosk/papers',
    access: 'anyone',
    status: 200,
    params,
    body: z.object({ code: Code }),
    returns: z.object({ envelopeIds: z.array(EnvelopeId).describe('Envelopes on the paper; empty: all') }),
    problems: [
      'component.not-found',
      'budget.kiosk-over',
      'budget.sealed',
      'budget.paper-unknown',
      'budget.paper-voided',
      'budget.paper-entered',
      'budget.paper-at-kiosk',
      'request.too-many',
    ],
  },
  castAtKiosk: {
    summary:
      'Cast the ballot of a paper on the tablet, with an Idempotency-Key; one that the tablet had kept is noted where it is refused',
    method: 'POST',
    path: '/budgets/{componentId}/kiosk/ballots',
    access: 'anyone',
    status: 200,
    params,
    body: z.object({
      code: Code,
      content: BallotContent,
      wasKept: z.boolean().default(false).describe('The voter has gone: a refusal becomes a conflict that agents see'),
    }),
    returns: z.object({
      receipt: ReceiptCode.nullable().describe('The one on the stub of the paper; null: it was refused'),
      conflict: z.string().nullable().describe('The problem that was noted'),
    }),
    problems: [
      'component.not-found',
      'budget.kiosk-over',
      'budget.sealed',
      'budget.paper-unknown',
      'budget.paper-voided',
      'budget.paper-entered',
      'budget.paper-at-kiosk',
      'budget.ballot-refused',
      'request.too-many',
    ],
  },
} as const;
