import { attachable } from '../attachable.ts';
import { lambda } from '../platform/entry.ts';
import { mediaApi } from './api.ts';

export const handler = lambda(mediaApi(attachable).entry);
