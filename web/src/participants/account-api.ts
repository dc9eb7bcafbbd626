/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:account-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of accounts: loaded by those who sign in or look at their own, and no load for readers. */
export const accountApi: Client['participants'] = makeClient(routes).participants;
