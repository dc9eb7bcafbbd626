import {
  administrator,
  aPerson,
  definePolicy,
  guestsToo,
  hasOffice,
  registered,
  signedIn,
} from '../platform/policy.ts';

export const participantsPolicy = definePolicy('participant', {
  read: [signedIn, aPerson],
  update: [signedIn, aPerson],
  'change-email': [signedIn, aPerson],
  download: [signedIn, aPerson],
  delete: [signedIn, aPerson],
  'sign-out': [guestsToo, signedIn, aPerson],
  /** Those who need a second factor, whether or not they have shown it. */
  secure: [signedIn, aPerson, registered, hasOffice],
  'reset-second-factor': [signedIn, registered, administrator],
  'end-sessions': [signedIn, registered, administrator],
});
