import { aPerson, definePolicy, hasRole, registered, signedIn } from '../platform/policy.ts';

export const mediaPolicy = definePolicy('media', { upload: [signedIn, registered, hasRole('administrator')] });

/** Whose resource it is, and whether it takes attachments now, is said by the feature behind the resource. */
export const attachmentPolicy = definePolicy('attachment', { write: [signedIn, aPerson, registered] });
