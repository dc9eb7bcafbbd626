/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:ballot-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of ballots on budgets: loaded by those who compose one. */
export const ballotsApi: Client['budgetBallots'] = makeClient(routes).budgetBallots;
