/** Imports and exports of proposals and comments in Decidim's forms: what the API tells of one. */
import * as z from 'zod';
import { ComponentId, ExchangeId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';

export const ExchangeForm = z.enum(['csv', 'json', 'xlsx']);
export type ExchangeForm = z.infer<typeof ExchangeForm>;
export const ExchangeSubject = z.enum(['proposals', 'comments', 'projects']);
export type ExchangeSubject = z.infer<typeof ExchangeSubject>;

/** Bytes of one part of a file that is sent: as base 64 it stays below what a request may weigh. */
export const PART_BYTES = 2_500_000;
/** Bytes of a file to import. */
export const MOST_FILE_BYTES = 1_000_000_000;
/** Days that files and reports are kept. */
export const EXCHANGE_DAYS = 7;
/** Lines with something to say that the API tells; the report has more of them. */
export const LINES_SHOWN = 50;

/** What a file was found to be. */
export const Detected = z.object({
  form: ExchangeForm,
  encoding: z.enum(['utf-8', 'utf-8-bom', 'iso-8859-1']).nullable().describe('null: XLSX says it itself'),
  separator: z.enum([';', ',', '\t']).nullable().describe('null: not CSV'),
});
export type Detected = z.infer<typeof Detected>;

/** Why a file is refused as a whole, or from some line on. */
export const FileProblemCode = z.enum([
  'no-rows',
  'no-known-columns',
  'too-many-columns',
  'column-twice',
  'not-text',
  'encoding-utf-16',
  'encoding-mixed',
  'quotes',
  'row-too-long',
  'cell-too-long',
  'not-a-list',
  'ends-early',
  'nested-too-deep',
  'zip-broken',
  'zip-encrypted',
  'zip-bomb',
  'no-sheet',
  'too-many-rows',
  'component-gone',
]);
export type FileProblemCode = z.infer<typeof FileProblemCode>;

/** Why a line is refused. */
export const REFUSALS = [
  'not-a-row',
  'too-many-cells',
  'cell-too-long',
  'text-required',
  'not-a-number',
  'not-a-time',
  'not-a-boolean',
  'out-of-range',
  'unknown-state',
  'unknown-locale',
  'unknown-type',
  'resource-missing',
  'parent-missing',
  'too-deep',
  'taxonomy-refused',
] as const;
/** What of a line was not taken though the line was. */
export const NOTICES = ['other-languages', 'further-taxonomies', 'unknown-taxonomy', 'answer-not-public'] as const;
export const LineCode = z.enum([...REFUSALS, ...NOTICES]);
export type LineCode = z.infer<typeof LineCode>;

/** Something about a line of a file. */
export const LineProblem = z.object({
  line: z.int().nonnegative().describe('Line that the row begins on, from 1; of XLSX the number of the row'),
  column: z.string().describe('Empty: the row as a whole'),
  code: LineCode,
  isRefused: z.boolean().describe('false: the line was taken, without this'),
  value: z.string().describe('The beginning of what stands there'),
});
export type LineProblem = z.infer<typeof LineProblem>;

export const Exchange = z.object({
  id: ExchangeId,
  componentId: ComponentId,
  direction: z.enum(['import', 'export']),
  subject: ExchangeSubject.nullable().describe('null: an import whose columns were not looked at yet'),
  form: ExchangeForm.nullable(),
  fileName: z.string(),
  state: z.enum(['uploading', 'waiting', 'running', 'done', 'failed']),
  bytes: z.int().nonnegative().describe('Of the file to import, or of the one that was made'),
  detected: Detected.nullable(),
  rows: z.int().nonnegative().describe('Rows read or written by now'),
  imported: z.int().nonnegative(),
  unchanged: z.int().nonnegative().describe('Rows that were there already'),
  refused: z.int().nonnegative(),
  noticed: z
    .int()
    .nonnegative()
    .describe('Things of lines that were taken without them; of an export: texts cut for XLSX'),
  lines: z.array(LineProblem).describe('The first ones; the report has all'),
  failure: z
    .object({ code: FileProblemCode, facts: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  hasReport: z.boolean(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  expiresAt: Instant,
});
export type Exchange = z.infer<typeof Exchange>;
