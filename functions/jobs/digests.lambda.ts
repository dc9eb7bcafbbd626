import { lambda } from '../platform/entry.ts';
import { digests } from './digests.ts';

export const handler = lambda(digests);
