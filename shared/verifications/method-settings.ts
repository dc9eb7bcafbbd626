/** What an administrator sets for each method: what all have in common, and each one's own part. */
import * as z from 'zod';
import { TaxonomyId } from '../platform/ids.ts';
import { Localized } from '../platform/locale.ts';
import { CENSUS_FIELDS, CensusField, TerritoryBy } from './census-fields.ts';
import { Country } from './country.ts';
import { Day, type VerificationMethod } from './method.ts';

/** Ten years, in days. */
const MOST_DAYS = 3650;
/** Postal codes that the table can hold: it is one item, which has 400 kB at most. */
const MOST_CODES = 4000;

const common = {
  isOn: z.boolean().default(false).describe('People can use it'),
  expiresAfterDays: z
    .int()
    .min(1)
    .max(MOST_DAYS)
    .nullable()
    .default(null)
    .describe('Days until an authorization has to be renewed; null: it holds for good'),
  renewAfterDays: z
    .int()
    .min(0)
    .max(MOST_DAYS)
    .default(0)
    .describe('Days until one that still holds can be renewed; 0: at any time'),
  help: Localized.default({}).describe('Shown above the form, plain text'),
};

export const CensusSettings = z.object({
  ...common,
  fields: z
    .array(CensusField)
    .min(1)
    .max(CENSUS_FIELDS.length)
    .default(['family-name', 'given-name', 'birth-date'])
    .describe('What people of the next file are known by, and asked for; those of the census that is there stay'),
  hasBirthDates: z.boolean().default(true).describe('Files say when people are born: for minimum ages'),
  territoryBy: TerritoryBy.nullable().default(null).describe('How files say where people live; null: they do not'),
  deleteOn: Day.nullable()
    .default(null)
    .describe('The census is deleted at the beginning of this day, UTC; null: never'),
});

/** A code as it is compared: capitals and digits alone. */
const PostalCode = z.string().regex(/^[0-9A-Z]{3,10}$/);
export const PostalCodeSettings = z.object({
  ...common,
  codes: z
    .array(z.object({ code: PostalCode, territoryId: TaxonomyId.nullable().describe('null: a code of none of them') }))
    .max(MOST_CODES)
    .default([])
    .describe('Codes that are accepted, each with the territory it lies in'),
});

const countries = {
  country: Country.default('FR').describe('Where nothing else is said'),
  otherCountries: z.array(Country).max(60).default([]).describe('Accepted besides'),
};

export const SmsSettings = z.object({
  ...common,
  ...countries,
  dailyBudget: z.int().min(0).max(1_000_000).default(300).describe('Texts that the whole platform sends in a day, UTC'),
  senderId: z
    .string()
    .regex(/^$|^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/)
    .default('')
    .describe('Name that telephones show as sender, where the country and the account allow one; may be empty'),
});

export const PostalLetterSettings = z.object({
  ...common,
  ...countries,
  window: z
    .enum(['left', 'right'])
    .default('right')
    .describe('Window of the envelopes: left as in DIN 5008 B, right as in NF Z 11-001'),
  returnAddress: z.string().trim().max(90).default('').describe('Small line above the address; may be empty'),
  codeDays: z.int().min(7).max(180).default(30).describe('Days that a code holds, from when the letter was sent'),
  mostPerAddress: z.int().min(1).max(50).default(10).describe('Letters to one house in a year'),
  dailyBudget: z.int().min(0).max(100_000).default(500).describe('Letters that can be asked for in a day, UTC'),
});
export const IdDocumentSettings = z.object({ ...common });
export const DeskSettings = z.object({ ...common });

/** Settings of every method. */
export const MethodSettings = z.object({
  census: CensusSettings.prefault({}),
  'postal-code': PostalCodeSettings.prefault({}),
  sms: SmsSettings.prefault({}),
  'postal-letter': PostalLetterSettings.prefault({}),
  'id-document': IdDocumentSettings.prefault({}),
  desk: DeskSettings.prefault({}),
});
export type MethodSettings = z.infer<typeof MethodSettings>;

/** What everybody may read of a method's own part: what its form needs. A method that needs something picks it here. */
export const PUBLIC_SETTINGS = {
  census: CensusSettings.pick({ fields: true }),
  'postal-code': PostalCodeSettings.pick({}),
  sms: SmsSettings.pick({ country: true, otherCountries: true }),
  'postal-letter': PostalLetterSettings.pick({ country: true, otherCountries: true, codeDays: true }),
  'id-document': IdDocumentSettings.pick({}),
  desk: DeskSettings.pick({}),
} as const satisfies Record<VerificationMethod, z.ZodObject>;
