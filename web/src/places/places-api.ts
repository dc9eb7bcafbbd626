/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:places-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of places: loaded where a place is chosen, and no load for readers. */
export const { places }: Pick<Client, 'places'> = makeClient(routes);
