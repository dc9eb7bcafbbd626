/** What the census keeps in the table. Pure data: CDK reads the key templates to write IAM conditions. */
import * as z from 'zod';
import { CensusUploadId, TaxonomyId } from '../../../shared/platform/ids.ts';
import { InterfaceLocale } from '../../../shared/platform/locale.ts';
import { Instant } from '../../../shared/platform/time.ts';
import { CensusField, TerritoryBy } from '../../../shared/verifications/census-fields.ts';
import { CensusColumn, CensusUpload } from '../../../shared/verifications/census-upload.ts';
import { defineEntity } from '../../platform/db/entity.ts';

/**
 * The census that people are looked up in: which version of it, and how. Put in place by the transaction that ends an
 * upload, so that at any moment the former or the new one is whole; what it replaces is removed afterwards.
 */
export const Censuses = defineEntity('Census', {
  schema: z.object({
    /** The upload that wrote it. */
    version: CensusUploadId,
    /** Its people stand in 2 to the power of this many parts, by the first bits of their hashes. */
    bits: z.int().min(0).max(24),
    people: z.int().nonnegative(),
    /** What people are known by, in the order in which they were hashed. */
    fields: z.array(CensusField),
    hasBirthDates: z.boolean(),
    /** Territories that people live in, by the number that stands with them. */
    territoryIds: z.array(TaxonomyId),
    since: Instant,
    changedAt: Instant,
    /** The table drops it then, and from that moment on nobody is found in it. `null`: never. */
    expiresAt: Instant.nullable(),
  }),
  key: { pk: 'CENSUS', sk: 'CENSUS' },
  expires: 'expiresAt',
});

/** Some hundred people of one version of the census: see `people.ts`. Written whole, always the same for one version. */
export const CensusParts = defineEntity('CensusPart', {
  schema: z.object({
    version: CensusUploadId,
    part: z.int().nonnegative(),
    /** Base 64. */
    people: z.string(),
  }),
  key: { pk: 'CENSUS-PART#{version}#{part}', sk: 'PART' },
});

/** An upload; its worker goes on where it says. Nothing of the people in the file is in it. */
export const CensusUploads = defineEntity('CensusUpload', {
  schema: CensusUpload.extend({
    /** Beginning of the keys of its files in the data bucket; it cannot be guessed. */
    prefix: z.string(),
    /** Language of the report. */
    locale: InterfaceLocale,
    /** Parts that the file was sent in. */
    parts: z.int().positive(),
    plan: z.object({ fields: z.array(CensusField), hasBirthDates: z.boolean(), territoryBy: TerritoryBy.nullable() }),
    /** The census that was there when the upload was begun. */
    base: CensusUploadId.nullable(),
    /** Hashes of the file are kept in 2 to the power of this many groups until they are written. */
    groupBits: z.int().min(0).max(8),
    /** Where reading goes on. */
    offset: z.int().nonnegative(),
    line: z.int().positive(),
    /** Where each column stands; `null` until the first line was read. */
    columns: z.partialRecord(CensusColumn, z.int()).nullable(),
    /** Columns of the first line. */
    width: z.int().nonnegative(),
    /** Segments of the file that were read. */
    segments: z.int().nonnegative(),
    /** Territories that lines have named, by their number. */
    territoryIds: z.array(TaxonomyId),
    /** Lists of refused lines that were kept, and the lines in them. */
    lists: z.int().nonnegative(),
    listed: z.int().nonnegative(),
    /** Parts of the census that is written; `null` until that begins. */
    bits: z.int().min(0).max(24).nullable(),
    /** Groups that were written. */
    written: z.int().nonnegative(),
    /** Grows with each write of the worker: two runs of one job cannot both go on. */
    revision: z.int().nonnegative(),
    expiresAt: Instant,
  }),
  key: { pk: 'CENSUS-UPLOADS', sk: '{id}' },
  expires: 'expiresAt',
});

/** Files that an upload has in the data bucket. Where this goes they go: with the end of the upload, or after a day. */
export const CensusFiles = defineEntity('CensusFiles', {
  schema: z.object({
    uploadId: CensusUploadId,
    prefix: z.string(),
    parts: z.int().positive(),
    groupBits: z.int().min(0).max(8),
    expiresAt: Instant,
  }),
  key: { pk: 'CENSUS-FILES#{uploadId}', sk: 'FILES' },
  expires: 'expiresAt',
});
