/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:island-routes';
import { type Client, makeClient } from './api-client.ts';

/** The API as public islands call it: `api.ts` without the features of the back office. */
export const api: Pick<Client, 'participants' | 'proposals'> = makeClient(routes);
