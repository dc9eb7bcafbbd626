import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { ComponentId, ExchangeId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { Exchange, ExchangeForm, ExchangeSubject, MOST_FILE_BYTES, PART_BYTES } from './exchange.ts';

const params = z.object({ componentId: ComponentId });
const one = params.extend({ exchangeId: ExchangeId });
const BASE_64 = Math.ceil(PART_BYTES / 3) * 4;

/** Routes of imports and exports in Decidim's forms. A file comes in parts, then a worker reads it. */
export const exchangeRoutes = {
  listExchanges: {
    summary: 'Imports and exports of a component in Decidim’s forms, newest first',
    method: 'GET',
    path: '/components/{componentId}/exchanges',
    access: 'export.decidim',
    params,
    returns: z.object({ items: z.array(Exchange) }),
    problems: ['component.not-found'],
  },
  readExchange: {
    summary: 'One import or export: how far it is, and what it found',
    method: 'GET',
    path: '/components/{componentId}/exchanges/{exchangeId}',
    access: 'export.decidim',
    params: one,
    returns: Exchange,
    problems: ['exchange.not-found'],
  },
  requestExport: {
    summary:
      'Order a file of all published proposals of a component, of their comments, or of the projects of a budget, in Decidim’s form',
    method: 'POST',
    path: '/components/{componentId}/exchanges/exports',
    access: 'export.decidim',
    status: 202,
    params,
    body: z.object({ subject: ExchangeSubject, form: ExchangeForm }),
    returns: Exchange,
    problems: ['component.not-found'],
  },
  linkExport: {
    summary: 'An address that the file of an export can be downloaded from for a minute',
    method: 'POST',
    path: '/components/{componentId}/exchanges/{exchangeId}/file',
    access: 'export.decidim',
    params: one,
    returns: z.object({ url: z.string() }),
    problems: ['exchange.not-found', 'exchange.not-ready'],
  },
  beginImport: {
    summary: 'Announce a file to import; its bytes come in parts',
    method: 'POST',
    path: '/components/{componentId}/exchanges/imports',
    access: 'import.decidim',
    status: 201,
    params,
    body: z.object({
      fileName: z.string().min(1).max(200),
      bytes: z.int().min(1).max(MOST_FILE_BYTES),
      locale: InterfaceLocale.describe('Language of the report of lines'),
    }),
    returns: z.object({ exchange: Exchange, partBytes: z.int(), parts: z.int() }),
    problems: ['component.not-found'],
  },
  sendPart: {
    summary: 'Send a part of the file, in any order; the same part again replaces it',
    method: 'PUT',
    path: '/components/{componentId}/exchanges/{exchangeId}/parts/{part}',
    access: 'import.decidim',
    maxBytes: 4_000_000,
    params: one.extend({
      part: z.coerce
        .number()
        .int()
        .min(0)
        .max(Math.ceil(MOST_FILE_BYTES / PART_BYTES)),
    }),
    body: z.object({ data: z.string().max(BASE_64).describe('Base 64') }),
    returns: z.object({ part: z.int(), bytes: z.int() }),
    problems: ['exchange.not-found', 'exchange.part-wrong'],
  },
  startImport: {
    summary: 'Have the file read and imported, now that all of its parts are there',
    method: 'POST',
    path: '/components/{componentId}/exchanges/{exchangeId}/start',
    access: 'import.decidim',
    status: 202,
    params: one,
    returns: Exchange,
    problems: ['exchange.not-found', 'exchange.part-wrong'],
  },
  linkReport: {
    summary: 'An address that the lines which were refused, or not taken whole, can be downloaded from for a minute',
    method: 'POST',
    path: '/components/{componentId}/exchanges/{exchangeId}/report',
    access: 'import.decidim',
    params: one,
    returns: z.object({ url: z.string() }),
    problems: ['exchange.not-found', 'exchange.not-ready'],
  },
} as const satisfies Record<string, Route>;
