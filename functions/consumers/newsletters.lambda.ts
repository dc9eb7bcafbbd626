import { lambda } from '../platform/entry.ts';
import { newsletters } from './newsletters.ts';

export const handler = lambda(newsletters);
