/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:routes';
import { makeClient } from './api-client.ts';

/** The whole API, for the back office, typed by its contracts; answers are `{ ok, data }` or `{ ok, problem }`, never a throw. */
export const api = makeClient(routes);
