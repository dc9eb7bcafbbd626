import { lambda } from '../platform/entry.ts';
import { indexer } from './indexer.ts';

export const handler = lambda(indexer);
