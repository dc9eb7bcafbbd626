import {
  administrator,
  aPerson,
  definePolicy,
  guestsToo,
  registered,
  signedIn,
  staffSomewhere,
} from '../platform/policy.ts';

export const verificationPolicy = definePolicy('verification', {
  read: [guestsToo, signedIn, aPerson],
  obtain: [signedIn, aPerson, registered],
  'send-document': [signedIn, aPerson, registered],
  /** Agents of every process look at documents, which belong to none: the handler says so to the others. */
  review: [signedIn, registered, staffSomewhere('agent')],
  manage: [signedIn, registered, administrator],
  'manage-census': [signedIn, registered, administrator],
  'read-sms-usage': [signedIn, registered, administrator],
  'request-letter': [signedIn, aPerson, registered],
  'manage-letters': [signedIn, registered, administrator],
});
