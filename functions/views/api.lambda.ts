import { pages } from '../pages.ts';
import { lambda } from '../platform/entry.ts';
import { renderer } from '../platform/renderer.ts';
import { siteOf } from '../spaces/site.ts';
import { views } from './api.ts';

export const handler = lambda(views(siteOf(Object.values(pages), renderer)));
