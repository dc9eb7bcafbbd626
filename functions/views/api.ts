import type { ApiEvent, ApiResult } from '../platform/api.ts';
import type { Entry } from '../platform/entry.ts';
import { guardedEntry } from '../platform/guarded-entry.ts';
import { PAGE_CACHE, type Site } from '../platform/publish.ts';
import { renderView, type View } from './render.ts';

const respond = ({ status, html }: View): ApiResult => ({
  statusCode: status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': PAGE_CACHE,
    'x-content-type-options': 'nosniff',
  },
  body: html,
});

/**
 * Function behind pages that are rendered on demand: lists with a query string. It answers the CDN alone, which keeps
 * each answer for a moment, so that a popular search is rendered once.
 */
export const views = (site: Site): Entry<ApiEvent, ApiResult> =>
  guardedEntry(async ({ rawPath, rawQueryString }, services) =>
    respond(await renderView(rawPath, rawQueryString, services, site)),
  );
