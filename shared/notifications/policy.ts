import { aPerson, definePolicy, signedIn } from '../platform/policy.ts';

/** Everybody reads and chooses what is their own. */
export const notificationPolicy = definePolicy('notification', { read: [signedIn, aPerson] });
