import { administrator, definePolicy, registered, signedIn } from '../platform/policy.ts';

/** The log says what staff does, in every space: administrators alone read it. */
export const auditPolicy = definePolicy('audit', { read: [signedIn, registered, administrator] });
