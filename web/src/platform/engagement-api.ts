/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:engagement-routes';
import { type Client, makeClient } from './api-client.ts';

/** The API of groups, follows and moderation: loaded by those who use it, and no load for readers. */
export const engagement: Pick<Client, 'groups' | 'follows' | 'moderation'> = makeClient(routes);
