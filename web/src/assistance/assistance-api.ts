/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:verification-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of assisted entry: loaded by agents who are in it. */
export const assistanceApi: Client['assistance'] = makeClient(routes).assistance;
