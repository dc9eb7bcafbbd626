import { verificationPolicy } from '../../shared/verifications/policy.ts';
import { createApi } from '../platform/api.ts';
import { verifyWithoutAccount } from './guest.ts';
import { listAuthorizations } from './list-authorizations.ts';
import { listMethods, manageMethods, updateMethods } from './methods.ts';
import { listRevocations, readAuthorizations, revokeAuthorization, revokeBefore } from './revoke.ts';
import { verify } from './verify.ts';

/** Verification: the only function that says who somebody is. */
export const verificationsApi = createApi({
  handlers: [
    listAuthorizations,
    listMethods,
    verify,
    verifyWithoutAccount,
    manageMethods,
    updateMethods,
    readAuthorizations,
    revokeAuthorization,
    listRevocations,
    revokeBefore,
  ],
  policies: [verificationPolicy],
});
