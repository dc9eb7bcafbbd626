/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:media-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of attachments: loaded where files may be attached, and no load for readers. */
export const { media }: Pick<Client, 'media'> = makeClient(routes);
