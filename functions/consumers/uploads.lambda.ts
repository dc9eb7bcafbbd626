import { lambda } from '../platform/entry.ts';
import { uploads } from './uploads.ts';

export const handler = lambda(uploads);
