import type { InterfaceLocale } from '../../../shared/platform/locale.ts';
import type { VerificationMethod } from '../../../shared/verifications/method.ts';

/** Address of the page for verifying, which comes back to `returnTo`; with a method its form is open. */
export function verifyPath(locale: InterfaceLocale, returnTo: string, method?: VerificationMethod): string {
  const search = new URLSearchParams({ ...(method ? { method } : {}), returnTo });
  return `/${locale}/verify/?${search}`;
}
