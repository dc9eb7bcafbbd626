import { features } from '../features.ts';
import { lambda } from '../platform/entry.ts';
import { renderer } from '../platform/renderer.ts';
import { publisher } from './publisher.ts';

export const handler = lambda(publisher(features, renderer));
