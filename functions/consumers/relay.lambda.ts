import { changes } from '../changes.ts';
import { lambda } from '../platform/entry.ts';
import { relay } from './relay.ts';

export const handler = lambda(relay(Object.values(changes)));
