import { aPerson, definePolicy, registered, signedIn, staffSomewhere } from '../platform/policy.ts';

/** A picture lies nowhere until something shows it. */
export const mediaPolicy = definePolicy('media', {
  upload: [signedIn, registered, staffSomewhere('process-administrator')],
});

/** Whose resource it is, and whether it takes attachments now, is said by the feature behind the resource. */
export const attachmentPolicy = definePolicy('attachment', { write: [signedIn, aPerson, registered] });
