/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:verification-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of verification: loaded by those who verify. */
export const verificationsApi: Client['verifications'] = makeClient(routes).verifications;
