import { accountWith, newAccount } from '../participants/new-account.ts';
import { lambda } from '../platform/entry.ts';
import { networkOf } from '../platform/network.ts';
import { identitiesApi } from './api.ts';

export const handler = lambda(identitiesApi({ accountWith, newAccount, networkOf }).entry);
