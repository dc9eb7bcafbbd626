/// <reference path="../../plugins/virtual-routes.d.ts" />
import { routes } from 'virtual:comments-routes';
import { type Client, makeClient } from '../platform/api-client.ts';

/** The API of comments: loaded by those who write, vote or read on, and no load for whoever reads the page. */
export const commentsApi: Client['comments'] = makeClient(routes).comments;
