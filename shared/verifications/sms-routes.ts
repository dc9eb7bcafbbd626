/** Verification by SMS: asking for a code. The code itself goes to the routes of all direct methods. */
import * as z from 'zod';
import type { Route } from '../platform/contract.ts';
import { InterfaceLocale } from '../platform/locale.ts';

/** As people type it: with or without the country, with spaces, dots or brackets. */
const TypedNumber = z.string().trim().min(4).max(40);

/** What somebody gives who was sent a code. */
export const SmsGiven = z.object({
  number: TypedNumber,
  code: z
    .string()
    .transform((code) => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
});
export type SmsGiven = z.infer<typeof SmsGiven>;

/** What one day has cost; the newest first. */
export const SmsDay = z.object({
  day: z.iso.date(),
  sent: z.int().nonnegative(),
  refused: z.int().nonnegative().describe('Asked for when the day had no budget left'),
});
export type SmsDay = z.infer<typeof SmsDay>;

export const smsRoutes = {
  sendSmsCode: {
    summary: 'Send a code to a telephone; with or without an account',
    method: 'POST',
    path: '/verifications/sms/codes',
    access: 'anyone',
    status: 200,
    body: z.object({ number: TypedNumber, locale: InterfaceLocale }),
    returns: z.object({
      number: z.string().describe('As it was understood, with the country'),
      expiresInSeconds: z.int(),
      againInSeconds: z.int(),
    }),
    problems: ['verification.method-off', 'verification.too-many-codes', 'verification.no-codes-today'],
  },
  readSmsUsage: {
    summary: 'Texts that were sent today and in the days before, against what one day may cost',
    method: 'GET',
    path: '/verifications/sms/usage',
    access: 'verification.read-sms-usage',
    returns: z.object({
      /** UTC, as the counters are. */
      days: z.array(SmsDay),
      dailyBudget: z.int().nonnegative(),
    }),
  },
} as const satisfies Record<string, Route>;
