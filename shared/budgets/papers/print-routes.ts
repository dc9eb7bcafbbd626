/** Printing: numbers for papers, their PDF, and the catalogue for everybody. */
import * as z from 'zod';
import type { Route } from '../../platform/contract.ts';
import { ComponentId, EnvelopeId, PaperRunId } from '../../platform/ids.ts';
import { InterfaceLocale } from '../../platform/locale.ts';
import { MOST_IN_RUN, PaperRun } from './paper.ts';

const params = z.object({ componentId: ComponentId });
const Pdf = z.object({ fileName: z.string(), pdf: z.base64() });

export const printRoutes = {
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
} as const satisfies Record<string, Route>;
