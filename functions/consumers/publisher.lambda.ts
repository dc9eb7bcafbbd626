import { pages } from '../pages.ts';
import { lambda } from '../platform/entry.ts';
import { renderer } from '../platform/renderer.ts';
import { publisher } from './publisher.ts';

export const handler = lambda(publisher(Object.values(pages), renderer));
