import { verificationPolicy } from '../../shared/verifications/policy.ts';
import { createApi } from '../platform/api.ts';
import { listAuthorizations } from './list-authorizations.ts';

/** Verification: the only function that says who somebody is. */
export const verificationsApi = createApi({ handlers: [listAuthorizations], policies: [verificationPolicy] });
