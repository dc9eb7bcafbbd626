import { administrator, definePolicy, registered, signedIn } from '../platform/policy.ts';

/** Where territories lie is set with the territories themselves. */
export const outlinePolicy = definePolicy('outline', { manage: [signedIn, registered, administrator] });
