/** HTTP contract of ballots of paper: printing, handing out, entering, and the report of an evening. */
import * as z from 'zod';
import { Identified } from '../../assistance/contract.ts';
import { defineContract } from '../../platform/contract.ts';
import { ComponentId, EnvelopeId, PaperBatchId, PaperRunId } from '../../platform/ids.ts';
import { InterfaceLocale } from '../../platform/locale.ts';
import { VerificationMethod } from '../../verifications/method.ts';
import { BallotContent } from '../ballot.ts';
import { Envelope } from '../envelope.ts';
import { Project } from '../project.ts';
import { BudgetSettings } from '../settings.ts';
import { MOST_PAPERS } from './code.ts';
import {
  InvalidReason,
  MOST_IN_RUN,
  PaperBatch,
  PaperNumber,
  PaperReading,
  PaperRun,
  PaperState,
  VoidReason,
} from './paper.ts';
import { PaperStanding } from './report.ts';

const params = z.object({ componentId: ComponentId });
const paper = params.extend({ number: PaperNumber });
const batch = params.extend({ batchId: PaperBatchId });
const Email = z.string().trim().toLowerCase().pipe(z.email().max(254));
const Pdf = z.object({ fileName: z.string(), pdf: z.base64() });

/** Who stands at the desk: by a document, by the census, or by the address of their account. */
export const PaperVoter = z.discriminatedUnion('method', [
  ...Identified.options,
  z.object({ method: z.literal('account'), email: Email }),
]);
export type PaperVoter = z.infer<typeof PaperVoter>;

const Place = z.string().trim().min(1).max(100);
const Counted = z.int().min(0).max(MOST_PAPERS);

/** What became of a paper by an entry. */
export const PaperOutcome = z.object({ number: z.int(), state: PaperState });
export type PaperOutcome = z.infer<typeof PaperOutcome>;

/** What an agent may know before entering a paper: never what another agent has read. */
export const PaperToEnter = PaperOutcome.extend({
  envelopeIds: z.array(EnvelopeId).describe('Envelopes that stand on it; empty: all'),
  isMine: z.boolean().describe('Entered by this agent already'),
});
export type PaperToEnter = z.infer<typeof PaperToEnter>;

const Entry = z.object({
  agentName: z.string().nullable().describe('null: the account is deleted'),
  isMine: z.boolean(),
  content: BallotContent.nullable(),
  invalid: InvalidReason.nullable(),
});
/** A paper that two agents have read differently. */
export const PaperDifference = z.object({
  number: z.int(),
  first: Entry,
  second: Entry,
  mayDecide: z.boolean().describe('Whether whoever asks may decide alone: somebody who entered neither'),
});
export type PaperDifference = z.infer<typeof PaperDifference>;

/** What stands on papers, and what is asked at the desk. */
export const PaperCatalogue = z.object({
  isOpen: z.boolean().describe('Papers can be handed out now'),
  methods: z.array(VerificationMethod).describe('Verifications that the vote asks for; empty: none'),
  settings: BudgetSettings,
  envelopes: z.array(Envelope.pick({ id: true, title: true, total: true })),
  projects: z.array(
    Project.pick({ id: true, envelopeId: true, number: true, title: true, cost: true, categoryId: true, state: true }),
  ),
});
export type PaperCatalogue = z.infer<typeof PaperCatalogue>;

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
  createPaperRun: {
    summary: 'Print further papers: their numbers go on from the last',
    method: 'POST',
    path: '/budgets/{componentId}/paper-runs',
    access: 'budget.manage',
    status: 201,
    params,
    body: z.object({
      count: z.int().min(1).max(MOST_IN_RUN),
      envelopeIds: z.array(EnvelopeId).max(50).default([]).describe('Envelopes on these papers; empty: all'),
      locale: InterfaceLocale,
    }),
    returns: PaperRun,
    problems: [
      'component.not-found',
      'budget.envelope-not-found',
      'budget.papers-too-many',
      'budget.sealed',
      'budget.changed-meanwhile',
    ],
  },
  listPaperRuns: {
    summary: 'What was printed, by number',
    method: 'GET',
    path: '/budgets/{componentId}/paper-runs',
    access: 'budget.paper',
    params,
    returns: z.object({ items: z.array(PaperRun), printed: z.int().nonnegative() }),
    problems: ['component.not-found'],
  },
  printPapers: {
    summary: 'Papers of a run as PDF, a few hundred at a time; as often as the printer needs it',
    method: 'GET',
    path: '/budgets/{componentId}/paper-runs/{runId}/pdf',
    access: 'budget.manage',
    // Codes in clear: who has printed them is recorded.
    reads: 'personal-data',
    params: params.extend({ runId: PaperRunId }),
    query: z.object({ from: z.coerce.number().int().positive().optional().describe('Number to begin with') }),
    returns: Pdf.extend({ first: z.int(), last: z.int(), next: z.int().nullable().describe('Number to go on with') }),
    problems: ['component.not-found', 'budget.paper-unknown', 'budget.voting-closed', 'budget.project-not-found'],
  },
  specimenPaper: {
    summary: 'How a paper looks, without number and code',
    method: 'GET',
    path: '/budgets/{componentId}/paper-specimen',
    access: 'budget.manage',
    params,
    query: z.object({ locale: InterfaceLocale, envelopeId: EnvelopeId.optional() }),
    returns: Pdf,
    problems: ['component.not-found', 'budget.project-not-found'],
  },
  readCataloguePdf: {
    summary: 'The catalogue of projects to print: sent on to a PDF',
    method: 'GET',
    path: '/budgets/{componentId}/catalogue.pdf',
    access: 'public',
    status: 303,
    params,
    query: z.object({ locale: InterfaceLocale }),
    problems: ['component.not-found', 'budget.project-not-found', 'request.too-many'],
  },
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
