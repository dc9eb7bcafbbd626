import { definePolicy, hasRole, registered, signedIn } from '../platform/policy.ts';

export const mediaPolicy = definePolicy('media', { upload: [signedIn, registered, hasRole('administrator')] });
