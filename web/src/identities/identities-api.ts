/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:identities-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of sign-in services: loaded by those who use one. */
export const identitiesApi: Client['identities'] = makeClient(routes).identities;
