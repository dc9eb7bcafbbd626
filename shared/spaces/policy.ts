import { definePolicy, hasRole, registered, signedIn } from '../platform/policy.ts';

const administrators = [signedIn, registered, hasRole('administrator')] as const;

export const spacesPolicy = {
  ...definePolicy('organization', { update: administrators }),
  ...definePolicy('taxonomy', { manage: administrators }),
  ...definePolicy('process', { manage: administrators }),
  ...definePolicy('announcement', { manage: administrators }),
  ...definePolicy('partner', { manage: administrators }),
  ...definePolicy('peak', { manage: administrators }),
  ...definePolicy('document', { manage: administrators }),
  ...definePolicy('site-page', { manage: administrators }),
};
