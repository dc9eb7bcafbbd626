import type { Services } from '../platform/services.ts';
import { hmac, sha256 } from '../platform/signing.ts';

/** Stands for an address in the keys of codes and limits, which live a quarter of an hour. */
export const emailHash = async ({ secrets }: Pick<Services, 'secrets'>, email: string): Promise<string> =>
  hmac(await secrets.get('session'), 'sign-in.email', email);

/**
 * Stands for an address in the key of its account. Without a secret on purpose: the key must outlive every change of
 * the session secret, or each change would part all participants from their accounts. The address itself is in the
 * participant's item of the same table, so a secret would protect nothing there; the hash keeps it out of what is
 * logged of keys.
 */
export const accountHash = (email: string): string => sha256(JSON.stringify(['participant', email]));
