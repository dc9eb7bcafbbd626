/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:newsletter-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of subscriptions: loaded by those who subscribe or stop, and no load for readers. */
export const newslettersApi: Client['newsletters'] = makeClient(routes).newsletters;
