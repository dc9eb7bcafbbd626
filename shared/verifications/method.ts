/** Ways to show that one may take part: what Decidim calls authorization handlers. */
import * as z from 'zod';

export const VERIFICATION_METHODS = ['census', 'postal-code', 'sms', 'postal-letter', 'id-document', 'desk'] as const;

/**
 * `census`: in a list that the organization has uploaded; `postal-code`: declares where one lives; `sms`: has a code that
 * was sent to a telephone; `postal-letter`: has a code that came by letter; `id-document`: somebody has looked at a picture
 * of an identity document; `desk`: somebody has seen the document itself.
 */
export const VerificationMethod = z.enum(VERIFICATION_METHODS);
export type VerificationMethod = z.infer<typeof VerificationMethod>;

/** Day of the calendar, `2010-02-28`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/**
 * Methods that somebody without an account can use: they answer at once, and the person is known by what is typed alone.
 */
export const METHODS_WITHOUT_ACCOUNT = ['census', 'sms'] as const satisfies readonly VerificationMethod[];

/** Whether a method can be used without an account. */
export const worksWithoutAccount = (method: VerificationMethod): boolean =>
  METHODS_WITHOUT_ACCOUNT.some((one) => one === method);
