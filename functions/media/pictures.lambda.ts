import { lambda } from '../platform/entry.ts';
import { picturesApi } from './pictures.ts';

export const handler = lambda(picturesApi.entry);
