/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:notification-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of notifications, for who looks at them: no load for readers. */
export const notificationsApi: Pick<Client, 'notifications' | 'push'> = makeClient(routes);
