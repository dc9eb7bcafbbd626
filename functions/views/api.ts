import type { ApiEvent, ApiResult } from '../platform/api.ts';
import type { Entry } from '../platform/entry.ts';
import { guardedEntry } from '../platform/guarded-entry.ts';
import { PAGE_CACHE, type Site } from '../platform/publish.ts';
import { isPreviewPath, PREVIEW_HEADERS, renderPreview } from './preview.ts';
import { renderView, type View } from './render.ts';

const respond = ({ status, html }: View, headers: Readonly<Record<string, string>>): ApiResult => ({
  statusCode: status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  body: html,
});

/**
 * Function behind pages that are rendered on demand: lists with a query string, previews. It answers the CDN alone, which
 * keeps each list for a moment, so that a popular search is rendered once, and no preview at all.
 */
export const views = (site: Site): Entry<ApiEvent, ApiResult> =>
  guardedEntry(async ({ rawPath, rawQueryString }, services) =>
    isPreviewPath(rawPath)
      ? respond(await renderPreview(rawPath, rawQueryString, services, site), PREVIEW_HEADERS)
      : respond(await renderView(rawPath, rawQueryString, services, site), { 'cache-control': PAGE_CACHE }),
  );
