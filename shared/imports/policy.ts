import { definePolicy, hasRole, registered, signedIn } from '../platform/policy.ts';

export const importPolicy = definePolicy('import', { run: [signedIn, registered, hasRole('administrator')] });
