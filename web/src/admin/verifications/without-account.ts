import type { VerificationMethod } from '../../../../shared/verifications/method.ts';

// shared/verifications/method.ts has the same list, but brings the schema library with it.
const WITHOUT_ACCOUNT: readonly VerificationMethod[] = ['census', 'sms'];

/** Whether people without an account can use a method. */
export const worksWithoutAccount = (method: VerificationMethod): boolean => WITHOUT_ACCOUNT.includes(method);
