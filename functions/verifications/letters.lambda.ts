import { lambda } from '../platform/entry.ts';
import { lettersApi } from './letters.ts';

export const handler = lambda(lettersApi.entry);
