/** The census and its uploads, as the API tells them. No data of people is in any of it. */
import * as z from 'zod';
import { CensusUploadId } from '../platform/ids.ts';
import { Instant } from '../platform/time.ts';
import { CensusField } from './census-fields.ts';

/** Bytes of one part of a file that is sent: as base 64 it stays below what a request may weigh. */
export const CENSUS_PART_BYTES = 2_500_000;
/** Bytes of a file: some ten million people. */
export const MOST_CENSUS_BYTES = 1_000_000_000;
/** Refused lines that the API tells; the report has more of them. */
export const CENSUS_LINES_SHOWN = 50;

/** What a column of a file may be taken for. */
export const CensusColumn = z.enum([...CensusField.options, 'territory']);
export type CensusColumn = z.infer<typeof CensusColumn>;

/** Why a file is refused as a whole. */
export const CensusFailureCode = z.enum([
  'empty',
  'no-lines',
  'packed',
  'not-text',
  'encoding-utf-16',
  'encoding-mixed',
  'too-many-columns',
  'columns-missing',
  'column-twice',
  'line-too-long',
  'quote-open',
  'all-refused',
  'census-changed',
  'too-many-territories',
  'file-gone',
]);
export type CensusFailureCode = z.infer<typeof CensusFailureCode>;

/** Why a line is refused. */
export const CensusLineCode = z.enum([
  'missing',
  'too-long',
  'not-a-date',
  'in-the-future',
  'unknown-territory',
  'too-many-cells',
  'quotes',
  'duplicate',
]);
export type CensusLineCode = z.infer<typeof CensusLineCode>;

/** A line that was refused; what stands in it is told nowhere. */
export const RefusedLine = z.object({
  line: z.int().positive().describe('Line that the row begins on, from 1'),
  column: CensusColumn.nullable().describe('null: the line as a whole'),
  code: CensusLineCode,
});
export type RefusedLine = z.infer<typeof RefusedLine>;

export const CensusUpload = z.object({
  id: CensusUploadId,
  mode: z.enum(['replace', 'add']).describe('Whether the file is the whole census, or is added to what is there'),
  state: z.enum(['uploading', 'waiting', 'running', 'done', 'failed', 'canceled']),
  step: z.enum(['looking', 'reading', 'writing']).describe('What is done with the file, one after the other'),
  share: z.number().min(0).max(1).describe('Of the step'),
  fileName: z.string(),
  bytes: z.int().positive(),
  detected: z
    .object({ encoding: z.enum(['utf-8', 'utf-8-bom', 'windows-1252']), separator: z.enum([',', ';', '\t']) })
    .nullable(),
  lines: z.int().nonnegative().describe('Lines read by now, without the names of columns and empty ones'),
  people: z.int().nonnegative().describe('Lines taken by now'),
  known: z.int().nonnegative().describe('Of these, people who were in the census before; only where lines are added'),
  refused: z.int().nonnegative(),
  refusedLines: z.array(RefusedLine).describe('The first ones; the report has more'),
  failure: z
    .object({ code: CensusFailureCode, facts: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  hasReport: z.boolean(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type CensusUpload = z.infer<typeof CensusUpload>;

/** The census that people are looked up in. */
export const CensusFigures = z.object({
  people: z.int().nonnegative(),
  fields: z.array(CensusField).describe('What people are asked for'),
  hasBirthDates: z.boolean(),
  territories: z.int().nonnegative().describe('Territories that people of it live in; 0: it does not say'),
  since: Instant,
  changedAt: Instant,
  expiresAt: Instant.nullable().describe('When it is deleted by itself; null: never'),
});
export type CensusFigures = z.infer<typeof CensusFigures>;
