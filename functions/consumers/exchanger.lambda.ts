import { exchanged } from '../exchanged.ts';
import { lambda } from '../platform/entry.ts';
import { exchanger } from './exchanger.ts';

export const handler = lambda(exchanger(exchanged));
