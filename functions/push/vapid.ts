/** The key pair by which push services know who sends (VAPID, RFC 8292): it follows from a secret, so none is kept. */
import { createECDH, createHmac } from 'node:crypto';
import { firstAccepted, type Secrets } from '../platform/secrets.ts';

/** Order of the group of the curve P-256 (FIPS 186-5): a private key is a number from 1 up to, not including, it. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Both keys as base64url: an uncompressed point of 65 bytes, a number of 32. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The key pair of a secret. A number that is no private key is dropped and the next one taken, which happens once in four
 * billion secrets: reducing it instead would make some keys likelier than others.
 */
export function vapidKeysOf(secret: string): VapidKeys {
  for (let count = 0; ; count++) {
    const digits = createHmac('sha256', secret).update(`push.vapid.${count}`).digest('hex');
    const scalar = BigInt(`0x${digits}`);
    if (scalar === 0n || scalar >= ORDER) continue;
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(digits, 'hex');
    return {
      publicKey: pair.getPublicKey().toString('base64url'),
      privateKey: Buffer.from(digits, 'hex').toString('base64url'),
    };
  }
}

/** The pair that new devices subscribe with. */
export const currentKeys = async (secrets: Secrets): Promise<VapidKeys> => vapidKeysOf(await secrets.get('push'));

/** The pair that a device subscribed with, also that of the secret before; `undefined`: nothing can reach it any more. */
export const keysFor = (secrets: Secrets, publicKey: string): Promise<VapidKeys | undefined> =>
  firstAccepted(secrets, 'push', (secret) => {
    const keys = vapidKeysOf(secret);
    return keys.publicKey === publicKey ? keys : undefined;
  });
