import { lambda } from '../platform/entry.ts';
import { cards } from './cards.ts';

export const handler = lambda(cards);
