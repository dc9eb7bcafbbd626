/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:account-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

const client = makeClient(routes);

/** The API of accounts: loaded by those who sign in or look at their own, and no load for readers. */
export const accountApi: Client['participants'] = client.participants;
/** Whether newsletters come to the address of the account. */
export const ownNewsletter: Pick<Client['newsletters'], 'readOwn' | 'writeOwn'> = client.newsletters;
