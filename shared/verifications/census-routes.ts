/** The census: uploads of it, what it is, and what people are asked for. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { CensusUploadId } from '../platform/ids.ts';
import { InterfaceLocale } from '../platform/locale.ts';
import { CensusField } from './census-fields.ts';
import { CENSUS_PART_BYTES, CensusFigures, CensusUpload, MOST_CENSUS_BYTES } from './census-upload.ts';

const one = z.object({ uploadId: CensusUploadId });
const BASE_64 = Math.ceil(CENSUS_PART_BYTES / 3) * 4;

/** What somebody gives to be looked up; which fields, the census says. */
export const CensusGiven = z.partialRecord(CensusField, z.string().trim().max(300));
export type CensusGiven = z.infer<typeof CensusGiven>;

export const censusRoutes = {
  readCensusFields: {
    summary: 'What people are asked for to be looked up in the census that is there now',
    method: 'GET',
    path: '/public/census',
    access: 'public',
    returns: z.object({ fields: z.array(CensusField).describe('Empty: there is no census') }),
  },
  readCensus: {
    summary: 'The census with its uploads, the newest first; no data of people is in it',
    method: 'GET',
    path: '/verifications/census',
    access: 'verification.manage-census',
    returns: z.object({ census: CensusFigures.nullable(), uploads: z.array(CensusUpload) }),
  },
  beginCensusUpload: {
    summary: 'Announce a file with the people of a census; its bytes come in parts',
    method: 'POST',
    path: '/verifications/census/uploads',
    access: 'verification.manage-census',
    status: 201,
    body: z.object({
      mode: CensusUpload.shape.mode,
      fileName: z.string().min(1).max(200),
      bytes: z.int().min(1).max(MOST_CENSUS_BYTES),
      locale: InterfaceLocale.describe('Language of the report of lines'),
    }),
    returns: z.object({ upload: CensusUpload, partBytes: z.int(), parts: z.int() }),
    problems: ['census.fields-differ', 'census.date-passed', 'census.busy'],
  },
  sendCensusPart: {
    summary: 'Send a part of the file, in any order; the same part again replaces it',
    method: 'PUT',
    path: '/verifications/census/uploads/{uploadId}/parts/{part}',
    access: 'verification.manage-census',
    maxBytes: 4_000_000,
    params: one.extend({
      part: z.coerce
        .number()
        .int()
        .min(0)
        .max(Math.ceil(MOST_CENSUS_BYTES / CENSUS_PART_BYTES)),
    }),
    body: z.object({ data: z.string().max(BASE_64).describe('Base 64') }),
    returns: z.object({ part: z.int(), bytes: z.int() }),
    problems: ['verification.not-found', 'census.part-wrong'],
  },
  startCensusUpload: {
    summary: 'Have the file read, now that all of its parts are there',
    method: 'POST',
    path: '/verifications/census/uploads/{uploadId}/start',
    access: 'verification.manage-census',
    status: 202,
    params: one,
    returns: CensusUpload,
    problems: ['verification.not-found', 'census.part-wrong', 'census.busy'],
  },
  cancelCensusUpload: {
    summary: 'End an upload that is not done: the census stays as it was, and the file is removed',
    method: 'POST',
    path: '/verifications/census/uploads/{uploadId}/cancel',
    access: 'verification.manage-census',
    status: 200,
    params: one,
    returns: CensusUpload,
    problems: ['verification.not-found'],
  },
  linkCensusReport: {
    summary: 'An address that the list of refused lines can be downloaded from for a minute; it names nobody',
    method: 'POST',
    path: '/verifications/census/uploads/{uploadId}/report',
    access: 'verification.manage-census',
    status: 200,
    params: one,
    returns: z.object({ url: z.string() }),
    problems: ['verification.not-found', 'census.not-ready'],
  },
  deleteCensus: {
    summary: 'Delete the census: nobody can verify with it any more; what people have verified stays',
    method: 'DELETE',
    path: '/verifications/census',
    access: 'verification.manage-census',
    status: 204,
  },
} as const satisfies Record<string, Route>;
