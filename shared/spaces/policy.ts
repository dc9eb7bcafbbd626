import { administrator, definePolicy, registered, signedIn, staffIn, staffSomewhere } from '../platform/policy.ts';
import { SPACE_ROLES } from '../platform/roles.ts';

const [first, ...others] = SPACE_ROLES;
const administrators = [signedIn, registered, administrator] as const;
/** Whoever has a role somewhere needs these to find the way in the back office. */
const staff = [signedIn, registered, staffSomewhere(first, ...others)] as const;
const ofTheProcess = [signedIn, registered, staffIn(first, ...others)] as const;
const runners = [signedIn, registered, staffIn('process-administrator')] as const;

export const spacesPolicy = {
  ...definePolicy('organization', { read: staff, update: administrators }),
  ...definePolicy('taxonomy', { read: staff, manage: administrators }),
  ...definePolicy('process', {
    list: staff,
    read: ofTheProcess,
    create: administrators,
    update: runners,
  }),
  ...definePolicy('process-group', { manage: administrators }),
  ...definePolicy('announcement', { manage: runners }),
  ...definePolicy('partner', { manage: runners }),
  ...definePolicy('peak', { manage: administrators }),
  ...definePolicy('document', { manage: runners }),
  ...definePolicy('site-page', { manage: administrators }),
};
