import { identitiesPolicy } from '../../shared/identities/policy.ts';
import { type Api, createApi } from '../platform/api.ts';
import { endTrip } from './callback.ts';
import { checkService } from './check.ts';
import { listServices, manageServices, updateServices } from './manage.ts';
import { listIdentities, signOutOfService, unlinkIdentity } from './own.ts';
import { createAccount, forgetPending, linkIdentity, readPending } from './pending.ts';
import type { AccountsSlot } from './slots.ts';
import { startTrip } from './start.ts';

/** Sign-in services: the only function that asks them, and the only one that can read their secrets. */
export const identitiesApi = (accounts: AccountsSlot): Api =>
  createApi({
    handlers: [
      listServices,
      startTrip(accounts),
      endTrip(accounts),
      readPending(accounts),
      createAccount(accounts),
      linkIdentity,
      forgetPending,
      listIdentities,
      unlinkIdentity,
      signOutOfService,
      manageServices,
      updateServices,
      checkService,
    ],
    policies: [identitiesPolicy],
  });
