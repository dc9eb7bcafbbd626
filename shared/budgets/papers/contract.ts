/** HTTP contract of ballots of paper: printing, handing out, entering, and the report of an evening. */
import * as z from 'zod';
import { defineContract } from '../../platform/contract.ts';
import { ComponentId, EnvelopeId, PaperBatchId } from '../../platform/ids.ts';
import { InterfaceLocale } from '../../platform/locale.ts';
import { PaperCatalogue, PaperDifference, PaperOutcome, PaperToEnter, PaperVoter } from './answers.ts';
import { MOST_PAPERS } from './code.ts';
import { PaperBatch, PaperNumber, PaperReading, VoidReason } from './paper.ts';
import { printRoutes } from './print-routes.ts';
import { PaperStanding } from './report.ts';

const params = z.object({ componentId: ComponentId });
const paper = params.extend({ number: PaperNumber });
const batch = params.extend({ batchId: PaperBatchId });

const Place = z.string().trim().min(1).max(100);
const Counted = z.int().min(0).max(MOST_PAPERS);

const identified = z.object({ identified: PaperVoter, locale: InterfaceLocale });
const identifying = [
  'component.not-found',
  'participant.not-found',
  'verification.required',
  'verification.expired',
  'verification.too-young',
  'verification.other-territory',
  'verification.method-off',
  'verification.not-confirmed',
  'verification.too-many-tries',
  'taxonomy.not-found',
  'budget.voting-closed',
  'budget.sealed',
  'request.too-many',
] as const;
const entering = [
  'component.not-found',
  'budget.sealed',
  'budget.paper-unknown',
  'budget.paper-voided',
  'budget.paper-at-kiosk',
] as const;

export const budgetPapers = defineContract('budgetPapers', {
  ...printRoutes,
  readPaperCatalogue: {
    summary: 'What stands on papers, for those who hand them out and enter them',
    method: 'GET',
    path: '/budgets/{componentId}/paper-catalogue',
    access: 'budget.paper',
    params,
    returns: PaperCatalogue,
    problems: ['component.not-found'],
  },
  markVoter: {
    summary: 'Hand a paper to somebody present: from now on they cannot vote online; which paper it is is not kept',
    method: 'POST',
    path: '/budgets/{componentId}/paper-voters',
    access: 'budget.paper',
    status: 200,
    params,
    body: identified,
    returns: z.object({ envelopeIds: z.array(EnvelopeId).describe('Envelopes in which this person votes') }),
    problems: [...identifying, 'budget.already-voted', 'budget.already-marked'],
  },
  unmarkVoter: {
    summary: 'Take a paper back unused: the person can vote online again; the number on the paper is taken out apart',
    method: 'POST',
    path: '/budgets/{componentId}/paper-voters/returns',
    access: 'budget.paper',
    status: 204,
    params,
    body: identified,
    problems: [...identifying, 'budget.not-marked'],
  },
  voidPaper: {
    summary: 'Take a number out: its paper was spoiled and replaced, or came back unused',
    method: 'POST',
    path: '/budgets/{componentId}/papers/{number}/void',
    access: 'budget.paper',
    status: 200,
    params: paper,
    body: z.object({ reason: VoidReason }),
    returns: PaperOutcome,
    problems: [...entering, 'budget.paper-entered'],
  },
  listPaperBatches: {
    summary: 'Papers out of urns, as counted by hand',
    method: 'GET',
    path: '/budgets/{componentId}/paper-batches',
    access: 'budget.paper',
    params,
    returns: z.object({ items: z.array(PaperBatch) }),
    problems: ['component.not-found'],
  },
  createPaperBatch: {
    summary: 'Open a batch with the number of papers that were counted in an urn',
    method: 'POST',
    path: '/budgets/{componentId}/paper-batches',
    access: 'budget.paper',
    status: 201,
    params,
    body: z.object({ place: Place, counted: Counted }),
    returns: PaperBatch,
    problems: ['component.not-found', 'budget.sealed'],
  },
  updatePaperBatch: {
    summary: 'Correct the place or the number of a batch',
    method: 'PUT',
    path: '/budgets/{componentId}/paper-batches/{batchId}',
    access: 'budget.paper',
    params: batch,
    body: z.object({ place: Place, counted: Counted, version: z.int().nonnegative() }),
    returns: PaperBatch,
    problems: ['component.not-found', 'budget.sealed', 'budget.batch-not-found', 'budget.changed-meanwhile'],
  },
  countUnusedPapers: {
    summary: 'Note how many unused papers were counted at the end',
    method: 'PUT',
    path: '/budgets/{componentId}/paper-left',
    access: 'budget.paper',
    params,
    body: z.object({ left: Counted.nullable() }),
    returns: z.object({ left: Counted.nullable() }),
    problems: ['component.not-found', 'budget.sealed'],
  },
  readPaper: {
    summary: 'Whether a paper can be entered, and which envelopes stand on it',
    method: 'GET',
    path: '/budgets/{componentId}/papers/{number}',
    access: 'budget.paper',
    params: paper,
    returns: PaperToEnter,
    problems: entering,
  },
  enterPaper: {
    summary: 'Enter what stands on a paper: once two agents have read the same it is a ballot, or invalid',
    method: 'PUT',
    path: '/budgets/{componentId}/papers/{number}/entry',
    access: 'budget.paper',
    params: paper,
    body: z.object({ reading: PaperReading, batchId: PaperBatchId.nullable().default(null) }),
    returns: PaperOutcome,
    problems: [
      ...entering,
      'budget.batch-not-found',
      'budget.paper-entered',
      'budget.paper-own-entry',
      'budget.ballot-refused',
    ],
  },
  listPaperDifferences: {
    summary: 'Papers that two agents have read differently, with both readings',
    method: 'GET',
    path: '/budgets/{componentId}/paper-differences',
    access: 'budget.paper',
    reads: 'personal-data',
    params,
    returns: z.object({ items: z.array(PaperDifference) }),
    problems: ['component.not-found'],
  },
  decidePaper: {
    summary: 'Decide a paper that two agents have read differently: for an administrator who has entered neither',
    method: 'POST',
    path: '/budgets/{componentId}/papers/{number}/decision',
    access: 'budget.manage',
    status: 200,
    params: paper,
    body: z.object({ reading: PaperReading }),
    returns: PaperOutcome,
    problems: [...entering, 'budget.paper-not-different', 'budget.paper-own-entry', 'budget.ballot-refused'],
  },
  readPaperReport: {
    summary: 'Where the papers are: printed, handed out, returned, entered, invalid',
    method: 'GET',
    path: '/budgets/{componentId}/paper-report',
    access: 'budget.paper',
    params,
    returns: PaperStanding.extend({
      waiting: z.array(z.int()).describe('Numbers that wait for a second agent'),
      remarks: z.array(
        z.object({ code: z.string(), count: z.int(), place: z.string().optional(), isOpen: z.boolean() }),
      ),
    }),
    problems: ['component.not-found'],
  },
});
