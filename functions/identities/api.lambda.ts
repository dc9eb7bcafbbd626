import { accountWith, newAccount } from '../participants/account.ts';
import { networkOf } from '../participants/network.ts';
import { lambda } from '../platform/entry.ts';
import { identitiesApi } from './api.ts';

export const handler = lambda(identitiesApi({ accountWith, newAccount, networkOf }).entry);
